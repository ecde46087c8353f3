import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { verifyRecord } from '#storage/index.ts'
import { type Serving, serve } from '../serving.ts'
import { readShipped } from '../shipped-registers.ts'
import { type Operator, signInAt } from '../sign-in.ts'
import { lookAt, openPlaces, type Place, type Places } from './places.ts'

const LETTERS = 20_000
const LOOK_MILLISECONDS = 20

/** Letters of May 2026, about lamps. */
const FILE = [
  'Received,Channel,Type,Subject',
  ...Array.from({ length: LETTERS }, (_, index) => `2026-05-04,Post,Enquiry,Lamp ${index}`),
].join('\n')

/** On PostgreSQL, where another than the program can see how far it has come. */
let places: Places
let place: Place
let rows: Client
let settings: Readonly<Record<string, string>>

before(async () => {
  places = await openPlaces('postgres')
  const empty = await places.empty()
  const area = await mkdtemp(join(tmpdir(), 'critical-friend-letters-'))
  await cp(empty.settings['CRITICAL_FRIEND_AREA'] ?? '', area, { recursive: true })
  for (const [path, text] of await readShipped(['correspondence'])) {
    await mkdir(dirname(join(area, path)), { recursive: true })
    await writeFile(join(area, path), text)
  }
  settings = { ...empty.settings, CRITICAL_FRIEND_AREA: area }
  const remove = async () => {
    await empty.remove()
    await rm(area, { recursive: true })
  }
  place = { ...empty, settings, remove }
  rows = new Client({ connectionString: empty.databaseUrl })
  await rows.connect()
})
after(async () => {
  await rows.end()
  await place.remove()
  await places.stop()
})

const written = async () => {
  const { rows: found } = await rows.query('select count(*)::integer as count from register_entry')
  return Number(found[0]?.count)
}

const untilWritten = async (isEnough: (count: number) => boolean) => {
  while (!isEnough(await written())) await sleep(LOOK_MILLISECONDS)
}

/** What the office is told of letters about lamps: in the list, in a search, in a file and as a figure. */
async function readLetters({ address, headers }: Operator) {
  const read = async (path: string) => {
    const answer = await fetch(address + path, { headers })
    const body = await answer.text()
    assert.equal(answer.status, 200, body.slice(0, 500))
    return body
  }
  const list = await read('/registers/correspondence')
  return {
    list: /Lamp \d+/.test(list),
    count: /20,000 letters/.test(list.replace(/<[^>]+>/g, ' ')),
    search: /Lamp \d+/.test(await read('/registers/correspondence?words=lamp')),
    file: (await read('/registers/correspondence.csv')).trim().split('\n').length - 1,
    month: /20,000/.test(await read('/registers/correspondence/months')),
    figure: /20,000/.test(await read('/performance/correspondence-received')),
  }
}

const NOTHING = {
  ...{ list: false, count: false, search: false, file: 0 },
  ...{ month: false, figure: false },
}

async function send({ address, headers }: Operator): Promise<string> {
  const form = new FormData()
  form.set('file', new File([FILE], 'letters.csv'))
  form.set('reason', 'The letters of May')
  form.set('how', 'import')
  const url = `${address}/registers/correspondence/import`
  const answer = await fetch(url, { method: 'POST', headers, body: form })
  const said = (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  return answer.status === 200 ? said : `${answer.status}: ${said.slice(0, 1_000)}`
}

it('a file of letters is nowhere while it is taken in, nor after the program was killed; taken in again it is there', async () => {
  let site: Serving = await serve(settings)
  const first = await signInAt(site.address, place.folder)
  let answer: unknown
  const answered = send(first)
    .catch(() => 'cut off')
    .then((said) => {
      answer = said
    })
  await untilWritten((count) => count > 2_000 || answer !== undefined)
  assert.equal(answer, undefined)
  assert.deepEqual(await readLetters(first), NOTHING)
  await site.kill('SIGKILL')
  await answered
  assert.equal(answer, 'cut off')
  assert.ok((await written()) > 0)

  site = await serve(settings)
  try {
    const again = await signInAt(site.address, place.folder)
    assert.deepEqual(await readLetters(again), NOTHING)
    await untilWritten((count) => count === 0)
    const { rows: told } = await rows.query('select event from entry where kind = $1', [
      'register-entry',
    ])
    assert.deepEqual(told, [{ event: 'import-withdrawn' }])

    assert.match(await send(again), /20,000 added/)
    assert.deepEqual(await readLetters(again), {
      ...{ list: true, count: true, search: true, file: LETTERS },
      ...{ month: true, figure: true },
    })
  } finally {
    await site.stop()
  }
  const { problems, uncounted } = await lookAt(place, ({ db }) => verifyRecord(db, TABLE_CHECKS))
  assert.deepEqual([problems, uncounted], [[], []])
})

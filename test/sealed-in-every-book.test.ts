import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { signInForTest } from '#accounts/testing.ts'
import { parseArea, readAreaFolder } from '#area/index.ts'
import { type Register, readRegisters } from '#registers/index.ts'
import { fetchNames, readLog } from '#storage/index.ts'
import { GIVEN_ROLES, type GivenRole, type Role } from '#web/index.ts'
import { askFor } from './crawl.ts'
import { bookKeeper } from './keep-books.ts'
import { textsIn } from './leaks/look-inside.ts'
import { type PlantedRow, plantedFor, planter } from './leaks/plant-in-every-book.ts'
import { leaksIn, type Planted } from './leaks/words.ts'
import { drawnTimes } from './sample.ts'
import { readShipped } from './shipped-registers.ts'
import { openSite, type TestSite } from './site.ts'

/** A day on which what the examples tell of has happened. */
const CLOCK = { now: () => '2020-08-01T10:00:00Z', today: () => '2020-08-01' }

const AREA = 'test/fixtures/areas/northmere'

/** Between them they keep every book. */
const KEEPERS = ['commissioners-officer', 'performance-officer', 'clerk'] as const

/** All in the soak, where each sealed word is looked for too; else one of a book. */
const FILES =
  drawnTimes > 1 ? ['csv', 'xlsx', 'ods', 'json', 'atom', 'ics'] : ['csv', 'json', 'atom']
const PAGES = ['months', 'definition', 'change', 'import', 'new'] as const
const OTHERS = [
  ...['/registers', '/registers/due', '/feed', '/log', '/log.json', '/calendar.ics', '/search'],
  ...['/performance', '/data/imports', '/verify', '/reminders', '/briefing'],
]

/** One of each audience, and one of the office who keeps nothing; all roles in the soak. */
const READ_LEAST = ['public', 'member', 'read-only-officer', 'commissioners-officer'] as const

const roles: readonly ('public' | GivenRole)[] =
  drawnTimes > 1 ? ['public', ...GIVEN_ROLES] : READ_LEAST

async function everyBook(): Promise<readonly string[]> {
  const names = await readdir(join(import.meta.dirname, '../registers'))
  return names.map((name) => name.replace(/\.yaml$/, ''))
}

describe('what is sealed in a book', () => {
  let site: TestSite
  let registers: readonly Register[]
  const planted: Planted[] = []
  const pages = new Map<string, string>()
  let keeper: Readonly<Record<string, string>>
  const { take, read, record, post } = bookKeeper(
    () => site,
    () => keeper,
  )

  before(async () => {
    const added = await readShipped(await everyBook())
    site = await openSite(AREA, CLOCK, (files) => new Map([...files, ...added]))
    const files = new Map([...(await readAreaFolder(AREA)), ...added])
    const area = parseArea(files)
    assert.ok(area.ok)
    const held = readRegisters(files, area.value.file)
    assert.ok(held.ok)
    registers = held.value
    const cookie = await signInForTest(site.db, {
      ...{ name: 'A. Keeper', email: 'keeper@example.gov.uk', roles: KEEPERS },
      ...{ folder: site.folder, at: CLOCK.now() },
    })
    keeper = { cookie, 'sec-fetch-site': 'same-origin' }
    const plant = planter()
    for (const register of registers) await keep(register, plant)
  })
  after(() => site.close())

  /** Two lines of a book: one as it is, and the same corrected, so that its history has words too. */
  async function keep(register: Register, plant: (register: Register) => PlantedRow) {
    const first = plant(register)
    await takeRow(register, first.cells)
    const reference = (await entryIn(register)).reference
    const second = plant(register)
    // A book of numbers alone has nothing that is written
    if (second.words.length > 0) await takeRow(register, { reference, ...second.cells })
    const { state } = await entryIn(register)
    pages.set(register.id, `/registers/${register.id}/${reference}`)
    const seenBy = register.states.find(({ id }) => id === state)?.seenBy ?? 'sealed'
    // What a field said before it was corrected is for whoever reads the field
    for (const one of [...first.words, ...second.words])
      planted.push(plantedFor(register, one, seenBy))
  }

  async function takeRow(register: Register, cells: Readonly<Record<string, string>>) {
    const quoted = Object.values(cells).map((cell) => `"${cell.replaceAll('"', '""')}"`)
    const said = await take(register.id, [Object.keys(cells).join(','), quoted.join(',')])
    assert.match(said, /1 added|1 changed/, `${register.id}: ${said.slice(0, 3_000)}`)
  }

  async function entryIn({ id }: Register) {
    const { body } = await site.app.inject({ url: `/registers/${id}.json`, headers: keeper })
    const { entries } = JSON.parse(body) as {
      entries: readonly { readonly reference: string; readonly state: string }[]
    }
    const [entry] = entries
    assert.ok(entry && entries.length === 1, `${id} has ${entries.length} entries`)
    return entry
  }

  const cookieOf = async (role: GivenRole) =>
    await signInForTest(site.db, {
      ...{ name: `A ${role}`, email: `${role}@example.gov.uk`, roles: [role] },
      ...{ folder: site.folder, at: CLOCK.now() },
    })

  it('is planted in every book, and kept where it is to be', async () => {
    const sealed = planted.filter((one) => !one.for.includes('public'))
    assert.ok(sealed.length > 100, `${sealed.length} words`)
    for (const register of registers) {
      const { body } = await site.app.inject({
        ...{ url: `/registers/${register.id}.json`, headers: keeper },
      })
      const its = planted.filter(({ where }) => where.startsWith(`${register.id}:`))
      const isThere = its.length === 0 || its.some(({ word }) => body.includes(word))
      assert.ok(isThere, register.id)
    }
  })

  for (const role of roles) {
    it(`is told to one who is ${role} on no page, in no file, by no search and no refusal`, async () => {
      const cookie = role === 'public' ? '' : await cookieOf(role)
      const headers = { cookie, 'sec-fetch-site': 'same-origin' }
      const reader: readonly Role[] = role === 'public' ? ['public'] : ['public', role]
      const leaks: string[] = []
      const look = async (url: string, asked = '') => {
        const answer = await askFor(site.app, url, headers)
        assert.ok(answer.status < 500, `${url}: ${answer.status}`)
        const said = `${JSON.stringify(answer.headers)}\n${textsIn(answer.bytes)}`
        // A page says again what was looked for
        const others = planted.filter(({ word }) => word !== asked)
        for (const leak of leaksIn(said, others, reader)) leaks.push(`${url}: ${leak}`)
        return said
      }
      for (const register of registers) {
        const { id } = register
        const page = pages.get(id) ?? ''
        for (const url of [page, `${page}/correct`, `${page}/take-out`, `/registers/${id}`])
          await look(url)
        for (const kind of FILES) await look(`/registers/${id}.${kind}`)
        for (const one of PAGES) await look(`/registers/${id}/${one}`)
        for (const { move } of register.defined.moves) await look(`${page}/moves/${move}`)
        const sealed = planted.filter(
          (one) => one.where.startsWith(`${id}:`) && !one.for.some((each) => reader.includes(each)),
        )
        for (const { word, where } of drawnTimes > 1 ? sealed : sealed.slice(0, 1)) {
          const found = await look(`/registers/${id}?words=${word}`, word)
          if (/\b1 [\w ]+ (?:is|are) like that/.test(found))
            leaks.push(`${where} can be looked for`)
        }
        const sent = await site.app.inject({
          ...{ method: 'POST', url: `/registers/${id}/new`, payload: 'form-step=record' },
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        })
        for (const leak of leaksIn(sent.body, planted, reader)) leaks.push(`${id}/new: ${leak}`)
      }
      for (const url of OTHERS) await look(url)
      const asked =
        planted.find((one) => !one.for.some((each) => reader.includes(each)))?.word ?? ''
      await look(`/search?q=${asked}`, asked)
      assert.deepEqual(leaks, [])
    })
  }

  it('is in no log of changes for those who may read less', async () => {
    for (const [audience, reader] of [
      ['public', ['public']],
      ['members', ['public', 'member']],
    ] as const) {
      const nameOf = await fetchNames(site.db)
      const lines: string[] = []
      for await (const entry of readLog(site.db, audience))
        lines.push(JSON.stringify(entry), nameOf(entry.recordedBy))
      assert.ok(lines.length > 20)
      assert.deepEqual(leaksIn(lines.join('\n'), planted, reader), [], audience)
    }
  })

  it('is found by who may read it', async () => {
    const [sealed] = planted.filter(({ where }) => where === 'correspondence: sender').slice(-1)
    const found = await read(`/registers/correspondence?words=${sealed?.word}`)
    assert.match(found, /1 letter is like that/)
  })

  it('is in no history of an entry that was hidden when it said so', async () => {
    const page = await record('information-requests', {
      ...{ received: '2019-06-03', regime: 'foi', topic: 'The case of Zwyhiddensubject' },
    })
    const change = { received: '2019-06-03', regime: 'foi', topic: 'A case' }
    const sent = await post(`${page}/correct`, {
      ...{ ...change, 'form-reason': 'It named somebody', 'form-step': 'record' },
    })
    assert.equal(sent.statusCode, 303, sent.body)
    await post(`${page}/moves/answer`, {
      ...{ answered: '2019-06-20', outcome: 'given', 'form-step': 'record' },
    })
    assert.match(await read(page), /Zwyhiddensubject/)
    const asAnybody = await read(page, {})
    assert.match(asAnybody, /A case/)
    assert.doesNotMatch(asAnybody, /Zwyhidden/)
    for (const kind of ['json', 'csv', 'atom']) {
      const { body } = await site.app.inject({ url: `/registers/information-requests.${kind}` })
      assert.match(body, /A case/, kind)
      assert.doesNotMatch(body, /Zwyhidden/, kind)
    }
    const lines: string[] = []
    for await (const entry of readLog(site.db, 'public')) lines.push(JSON.stringify(entry))
    assert.doesNotMatch(lines.join('\n'), /Zwyhidden/)
  })
})

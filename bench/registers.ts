import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fetchRegisterPage, keepRegisterRows } from '#holdings/index.ts'
import { fetchFigures, importRows, type Register } from '#registers/index.ts'
import { type Audience, openStorage, writeRecord } from '#storage/index.ts'
import { readRegister } from '../src/registers/definition/read-registers.ts'
import type { Measured } from './measured.ts'

const ROWS = 100_000
const IMPORT_SECONDS = 10
const LIST_MS = 50
const MEASURES_MS = 200
const LONGEST_WAIT_MS = 200
const ASKED_EVERY_MS = 100
const ROWS_A_PAGE = 50
const USED = 'processor’s time'
const TODAY = '2026-12-01'
const ROOT = join(import.meta.dirname, '..')

/** A register of 100,000 letters: taken in from a spreadsheet, listed, narrowed and counted for a month. */
export async function benchRegisters(): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-registers-'))
  const opened = await openStorage({ folder: join(folder, 'data'), holder: 'the benchmark' })
  if (!opened.ok) throw new Error(opened.problems[0]?.message)
  const storage = opened.value
  try {
    const register = await readLetters()
    const file = join(folder, 'letters.csv')
    await writeFile(file, letters())
    const recorder = { actor: 'The benchmark', at: `${TODAY}T09:00:00Z` }
    const page =
      (filter: object, after = 0, reader: Audience = 'office') =>
      async () => {
        const asked = { register: register.id, ...filter }
        const db = storage.readAs({ audience: reader })
        const { rows } = await fetchRegisterPage(db, asked, reader, { most: ROWS_A_PAGE, after })
        if (rows.length === 0) throw new Error('A list that is empty tells of no time')
      }
    // A page of letters that everybody may know of, so that whoever reads meanwhile is given some
    await writeRecord(storage.db, (trx) => {
      const about = { register: register.id, act: 'recorded', happened: null } as const
      return keepRegisterRows(trx, { ...about, rows: knownToAll() }, recorder)
    })
    const reading = readMeanwhile(page({}))
    const began = performance.now()
    const atWork = process.cpuUsage()
    const done = await importRows(storage.db, register, {
      ...{ file, recorder, today: TODAY, reason: 'To see how long it takes' },
      nameable: { promise: new Map(), measure: new Map() },
      reader: 'sealed',
    })
    const clock = (performance.now() - began) / 1_000
    const seconds = usedSince(atWork) / 1_000
    if (!done.ok || done.value.added !== ROWS) throw new Error('Not every letter was taken in')
    const reads = await reading.stop()
    const lists = [
      ['first page', page({})],
      ['a page in the middle', page({}, ROWS / 2)],
      ['the last page', page({}, ROWS)],
      ['of few, beside all that are hidden', page({}, 0, 'public')],
      ['narrowed by a code', page({ where: { office: { channel: 'post' } } })],
      ['narrowed by a month', page({ from: '2024-05-01', to: '2024-05-31' })],
      [
        'narrowed by a word of every letter',
        page({ words: { said: 'letter', askedBy: 'office' } }),
      ],
      ['narrowed by a rare word', page({ words: { said: 'letter 77123', askedBy: 'office' } })],
    ] as const
    const meanwhile = `after ${clock.toFixed(1)} s by the clock, with ${reads.length} lists read meanwhile`
    const measured: Measured[] = [
      {
        ...within(`${USED} for 100,000 letters taken in`, seconds, IMPORT_SECONDS, 's'),
        note: meanwhile,
      },
      {
        ...within(
          'the longest wait for a list meanwhile',
          reads.at(-1) ?? 0,
          LONGEST_WAIT_MS,
          'ms',
        ),
        note: `by the clock; of a hundred waits ninety are at most ${percentile(reads, 0.9).toFixed(0)} ms`,
      },
    ]
    for (const [name, list] of lists) {
      const used = await middleOf(list)
      measured.push(within(`${USED} for a list of them: ${name}`, used, LIST_MS, 'ms'))
    }
    const month = async () => {
      await fetchFigures(storage.db, register, TODAY, ['2024-05-10'])
    }
    const used = await middleOf(month)
    measured.push(within(`${USED} for the measures of one month`, used, MEASURES_MS, 'ms'))
    return measured
  } finally {
    await storage.close()
    await rm(folder, { recursive: true })
  }
}

/** Asks again and again until it is stopped, which tells how long each answer took, in milliseconds, the shortest first. */
function readMeanwhile(ask: () => Promise<void>) {
  let isOver = false
  const waits = (async () => {
    const each: number[] = []
    while (!isOver) {
      const began = performance.now()
      await ask()
      each.push(performance.now() - began)
      await wait(ASKED_EVERY_MS)
    }
    return each.toSorted((one, other) => one - other)
  })()
  const stop = async () => {
    isOver = true
    return await waits
  }
  return { stop }
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0

const TIMES = 9

/** The middle of the processor's time of some, in milliseconds: others may be at work on the machine. */
async function middleOf(work: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const before = process.cpuUsage()
    await work()
    times.push(usedSince(before))
  }
  return percentile(
    times.toSorted((one, other) => one - other),
    0.5,
  )
}

/** What this process, its database with it, has used of the processor's time, in milliseconds. */
function usedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function within(name: string, value: number, floor: number, unit: 's' | 'ms'): Measured {
  const digits = unit === 's' ? 1 : 0
  const said = `${value.toFixed(digits)} ${unit}`
  return { name, measured: said, floor: `${floor} ${unit}`, ok: value <= floor }
}

async function readLetters(): Promise<Register> {
  const text = await readFile(join(ROOT, 'registers/correspondence.yaml'), 'utf8')
  const calendar = 'calendar/bank-holidays.yaml'
  const days = await readFile(join(ROOT, 'statute', calendar), 'utf8')
  const read = readRegister('correspondence.yaml', text, new Map([[calendar, days]]), {
    places: [],
  })
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}

/** Letters of the year before, which everybody may know of. */
function knownToAll() {
  return Array.from({ length: ROWS_A_PAGE }, (_, index) => ({
    ...({ reference: `KNWN-${1_000 + index}`, audience: 'public', state: 'answered' } as const),
    ...{ day: '2021-04-01', isOpen: false, says: { public: { subject: `Known to all ${index}` } } },
  }))
}

/** Letters of four years. */
function letters(): string {
  const first = Temporal.PlainDate.from('2022-04-01')
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const day = first.add({ days: index % 1_460 }).toString()
    const channel = index % 50 === 0 ? 'Post' : 'E-mail'
    const kind = index % 3 === 0 ? 'Complaint' : 'Enquiry'
    return `${day},${channel},${kind},Letter ${index},Ada Example ${index},${day}`
  })
  return ['Received,Channel,Type,Subject,Sender,Answered', ...lines].join('\n')
}

import { formatNumber } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { addressOf } from './addresses.ts'

export interface IndexPage extends Page {
  readonly answer: string
  /** One for each subject, by its name. */
  readonly tables: readonly DataTable[]
  /** Registers with nothing in them for whoever keeps none. */
  readonly empty: readonly Link[]
  readonly links: readonly Link[]
}

/** A register with how many of its entries the reader may know of, and whether they may know of all. */
export interface CountedRegister {
  readonly register: Register
  readonly count: number
  readonly readsAll: boolean
}

/** `/registers`: every register that the office keeps. */
export function presentIndex(
  registers: readonly CountedRegister[],
  keepsAny: boolean,
  kept: readonly Link[],
): IndexPage {
  const shown = keepsAny ? registers : registers.filter(({ count }) => count > 0)
  const bySubject = Map.groupBy(shown, ({ register }) => register.defined.subject.id)
  return {
    title: 'Registers',
    answer: answerOf(registers),
    tables: [...bySubject]
      .map(([subject, its]) => tableOf(subject, its))
      .toSorted((one, other) => one.caption.localeCompare(other.caption)),
    empty: registers
      .filter((one) => !shown.includes(one))
      .map(({ register }) => ({ text: register.defined.name, href: addressOf(register) })),
    links: keepsAny ? [{ text: 'What is due in my books', href: '/registers/due' }, ...kept] : [],
  }
}

function tableOf(subject: string, registers: readonly CountedRegister[]): DataTable {
  return {
    id: `registers-${subject}`,
    caption: registers[0]?.register.defined.subject.name ?? '',
    narrow: 'cards',
    columns: [{ text: 'Register' }, { text: 'What it is for' }, { text: 'Entries' }],
    rows: registers.map(({ register, count, readsAll }) => [
      { text: register.defined.name, href: addressOf(register) },
      { text: register.defined.about },
      { text: sayCount(count, readsAll) },
    ]),
  }
}

function answerOf(registers: readonly CountedRegister[]): string {
  const many = registers.length
  if (many === 0) return 'This office has no registers here.'
  const are = many === 1 ? '1 register is' : `${formatNumber(many)} registers are`
  const filled = registers.filter(({ count }) => count > 0).length
  if (filled === 0) {
    return registers.every(({ readsAll }) => readsAll)
      ? `${are} set up here, and nothing is recorded in ${many === 1 ? 'it' : 'any of them'}.`
      : `${are} set up here. Nothing is recorded in ${many === 1 ? 'it' : 'them'} that you may read.`
  }
  return `${are} set up here. ${filled === many ? (many === 1 ? 'It has' : 'All have') : `${formatNumber(filled)} of them ${filled === 1 ? 'has' : 'have'}`} entries that you may read.`
}

/** Of what somebody may not know of it is not said that there is none. */
function sayCount(count: number, readsAll: boolean): string {
  if (count > 0) return readsAll ? formatNumber(count) : `${formatNumber(count)} that you may read`
  return readsAll ? 'Nothing is recorded' : 'None that you may read'
}

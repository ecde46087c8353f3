import { formatNumber } from '#shared/index.ts'
import type { DataTable, Link, Page } from '#web/index.ts'
import type { Register } from '../definition/register.ts'
import { addressOf } from './addresses.ts'

export interface IndexPage extends Page {
  readonly answer: string
  readonly table: DataTable | null
  readonly links: readonly Link[]
}

/** `/registers`: every register that the office keeps. @param counts - of the entries that the reader may know of */
export function presentIndex(
  registers: readonly { readonly register: Register; readonly count: number }[],
  keepsAny: boolean,
): IndexPage {
  const many = registers.length
  return {
    title: 'Registers',
    answer:
      many === 0
        ? 'No registers are kept here.'
        : `${formatNumber(many)} ${many === 1 ? 'register is' : 'registers are'} kept here: books in which the office writes down what it does.`,
    table:
      many === 0
        ? null
        : {
            id: 'registers',
            caption: 'Registers',
            narrow: 'cards',
            columns: [
              { text: 'Register' },
              { text: 'What it is' },
              { text: 'Entries you may read', numeric: true },
            ],
            rows: registers.map(({ register, count }) => [
              { text: register.defined.name, href: addressOf(register) },
              { text: register.defined.about },
              { text: formatNumber(count) },
            ]),
          },
    links: keepsAny ? [{ text: 'What is due in my books', href: '/registers/due' }] : [],
  }
}

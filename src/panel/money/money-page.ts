import type { Decider } from '#constitution/index.ts'
import { citeParagraph, rulesNamed } from '#constitution/index.ts'
import { sayMoney } from '#fields/index.ts'
import type { People } from '#people/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import type { YearOfMoney } from './money-records.ts'
import { shareExcess } from './share-excess.ts'

/** The rule by which councils are asked for what the grant does not cover. */
const SHORTFALL = ['arr-shortfall']

interface ShownYear {
  readonly heading: string
  readonly words: string
  readonly shares: DataTable | null
  readonly basis: string
  readonly before: readonly string[]
}

/** `/panel/money`: the grant and the costs of each year, and how an excess is shared. */
export function presentMoney(
  years: readonly YearOfMoney[],
  people: People,
  decider: Decider | undefined,
) {
  return {
    title: 'The panel’s own money',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    years: years.map((one) => presentYear(one, people, decider)),
  } satisfies Page & Record<string, unknown>
}

function presentYear(
  { year, grant, costs, basis, before }: YearOfMoney,
  people: People,
  decider: Decider | undefined,
): ShownYear {
  const begins = Number(year.slice(0, 'YYYY'.length))
  const excess = costs - grant
  const sums = `Grant ${sayMoney(grant)}, costs ${sayMoney(costs)}`
  const cited = decider === undefined ? [] : rulesNamed(decider, SHORTFALL).map(citeParagraph)
  const why = cited.length === 0 ? 'no rule that is held says how it is shared' : cited.join('; ')
  const shares =
    excess > 0 ? shareExcess(people, excess, `${begins}-04-01`, `${begins + 1}-03-31`) : []
  return {
    heading: `1 April ${begins} to 31 March ${begins + 1}`,
    words:
      excess > 0
        ? `${sums}: ${sayMoney(excess)} more than the grant. In proportion to their seats, councils would be asked for what stands below (${why}).`
        : `${sums}: within the grant.`,
    shares:
      shares.length === 0
        ? null
        : {
            id: `shares-${year}`,
            caption: 'By council',
            captionSize: 's',
            narrow: 'cards',
            columns: [
              { text: 'Council' },
              { text: 'Seats', numeric: true },
              { text: 'Share', numeric: true },
            ],
            rows: shares.map(({ body, seats, pence }) => [
              { text: people.bodies.get(body)?.name ?? body },
              { text: String(seats) },
              { text: sayMoney(pence) },
            ]),
          },
    basis,
    before: before.map(
      (one) =>
        `Recorded before: grant ${sayMoney(one.grant)}, costs ${sayMoney(one.costs)} (${one.basis})`,
    ),
  }
}

import { unitOf } from '#area/index.ts'
import type { DeadlineCount } from '#days/index.ts'
import { capitalise, citeSource, formatNumber } from '#shared/index.ts'
import { type DataTable, ROLES, type Role } from '#web/index.ts'
import { readerIn } from '../access.ts'
import { calledIn } from '../definition/called-in.ts'
import type { Register, YieldedMeasure } from '../definition/register.ts'
import type { Expression } from '../expressions/expression.ts'
import { sayExpression } from '../expressions/say-expression.ts'

/** The tables of a definition besides its fields: who reads, what cannot be, where an entry stands, what is due and counted. */
export function rulesOf(register: Register): readonly DataTable[] {
  const { defined } = register
  const say = (expression: Expression | undefined, otherwise: string) =>
    (expression && sayExpression(expression, calledIn(register))) ?? otherwise
  const nameOf = (id: string) => defined.states.find(({ state }) => state === id)?.name ?? id
  const table = (
    id: string,
    caption: string,
    headings: readonly string[],
    rows: readonly (readonly string[])[],
  ): readonly DataTable[] =>
    rows.length === 0
      ? []
      : [
          {
            ...{ id, caption, narrow: 'cards' },
            columns: headings.map((text) => ({ text })),
            rows: rows.map((cells) => cells.map((text) => ({ text }))),
          },
        ]
  return [
    ...table('readers', 'Who reads it', ['What', 'Who'], readersOf(register)),
    ...table(
      'checks',
      'What is held against each entry',
      ['What is said', 'What comes of it'],
      register.checks.map(({ say: words, isRefused }) => [
        words,
        isRefused ? 'It is refused' : 'It is taken, and this is said',
      ]),
    ),
    ...table(
      'states',
      'Where an entry stands',
      ['State', 'When'],
      register.states.length < 2
        ? []
        : register.states.map(({ name, when }) => [
            name,
            when === undefined ? 'At first' : say(when, 'As its definition works out'),
          ]),
    ),
    ...table(
      'moves',
      'How it goes on',
      ['What is recorded', 'From', 'To', 'By'],
      defined.moves.map(({ name, from, to, by = defined.kept_by }) => [
        name,
        from === undefined ? 'Any state' : from.map(nameOf).join(', '),
        to === undefined ? '' : nameOf(to),
        sayRoles(by),
      ]),
    ),
    ...table(
      'clocks',
      'Clocks',
      ['Clock', 'When it is due', 'By', 'Not certain'],
      register.clocks.map(({ defined: clock, unless }) => {
        const started = calledIn(register).labelOf(clock.starts) ?? clock.starts
        const but = unless && sayExpression(unless, calledIn(register))
        return [
          clock.name,
          `${sayCount(clock.count)} “${started}”${but === undefined ? '' : `, unless ${but}`}`,
          clock.source === undefined ? 'The office' : citeSource(clock.source),
          [clock.doubt, clock.stops?.doubt].filter((one) => one !== undefined).join('; '),
        ]
      }),
    ),
    ...table(
      'measures',
      'What is counted',
      ['Measure', 'How', 'Of which entries', 'Not given out'],
      register.measures.map((measure) => [
        measure.defined.name,
        sayWay(measure),
        measure.where === undefined
          ? 'All'
          : `Those of which ${say(measure.where, measure.defined.where ?? '')}`,
        measure.defined.withhold_below === undefined
          ? ''
          : `From 1 to ${measure.defined.withhold_below - 1}`,
      ]),
    ),
    ...table(
      'retention',
      'How long it is kept',
      ['How long', 'Why'],
      [
        [
          `${sayMonths(defined.retention.months)} after “${calledIn(register).labelOf(defined.retention.after ?? defined.day) ?? ''}”`,
          defined.retention.why,
        ],
      ],
    ),
  ]
}

const MONTHS_A_YEAR = 12

function sayMonths(months: number): string {
  const [many, one] =
    months % MONTHS_A_YEAR === 0 ? [months / MONTHS_A_YEAR, 'year'] : [months, 'month']
  return `${formatNumber(many)} ${one}${many === 1 ? '' : 's'}`
}

/** For each audience of the definition the roles that read so much of it. */
function readersOf(register: Register): readonly (readonly string[])[] {
  const roles = Object.keys(ROLES) as readonly Role[]
  const reads = (audience: string) =>
    sayRoles(roles.filter((role) => readerIn(register, { roles: [role] }) === audience))
  return (['members', 'office', 'sealed'] as const).map((audience) => [
    READ_BY[audience],
    reads(audience) || 'Nobody besides',
  ])
}

const READ_BY = {
  members: 'What is for members too',
  office: 'What is for the office too',
  sealed: 'All of it, with what is for those named alone',
} as const

const sayRoles = (roles: readonly Role[]) => capitalise(roles.map((role) => ROLES[role]).join(', '))

/** "10 working days after" */
function sayCount(count: DeadlineCount): string {
  if (count.by === 'days-after' && count.number === 0) return 'On the day of'
  const number = 'number' in count ? `${formatNumber(count.number)} ` : ''
  return capitalise(`${number}${count.by.replaceAll('-', ' ')}`)
}

const WAYS = {
  count: 'How many',
  sum: 'The sum',
  share: 'The share in percent',
  mean: 'The mean',
  median: 'The median',
  last: 'What the last entry says',
  greatest: 'The greatest',
  rate: 'One sum as a percent of another',
  stock: 'How many there are on the last day',
  difference: 'One measure less another',
} as const

/** "The sum in pounds, by month and quarter" */
export function sayWay({ defined }: YieldedMeasure): string {
  const way = Object.entries(WAYS).find(
    ([key]) => key in defined && Reflect.get(defined, key) !== undefined,
  )
  const unit = unitOf(defined) === 'gbp' ? ' in pounds' : ''
  return `${way?.[1] ?? 'Counted'}${unit}, by ${defined.by.join(' and ')}`
}

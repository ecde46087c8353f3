import fc from 'fast-check'

/** A panel that random meetings are held on: its area's folder, and the ids of its seats' holders. */
export interface MeetingPanel {
  readonly seats: readonly object[]
  readonly members: readonly string[]
}

const DAY = '2026-10-05'

const clockOf = (minute: number) =>
  `${String(14 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/**
 * Meetings of every kind of doing, most of them against some rule: who comes and goes, what is moved and
 * put at any moment, counts that cannot be, hours that are not known.
 */
export function randomMeetings({
  seats,
  members,
}: MeetingPanel): fc.Arbitrary<Record<string, unknown>> {
  const member = fc.constantFrom(...members, 'stranger')
  const some = fc.subarray([...members], { minLength: 1 })
  const motion = fc.constantFrom('m1', 'm2', 'm3')
  const amendment = fc.constantFrom('a1', 'a2')
  const item = fc.constantFrom(1, 2, 3, 9)
  const few = fc.integer({ min: 0, max: Math.ceil(members.length / 2) + 2 })
  const vote = fc.constantFrom('v1', 'v2', 'v3', 'v4')
  const doing = fc.oneof(
    fc.record({ type: fc.constantFrom('arrive', 'leave', 'return'), who: some }),
    fc.record({ type: fc.constant('item'), item }),
    fc.record({
      type: fc.constant('interest'),
      who: fc.array(member, { minLength: 1, maxLength: 2 }),
      kind: fc.constantFrom('personal', 'pecuniary'),
      items: fc.array(item, { minLength: 1, maxLength: 2 }),
      dispensation: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('move'),
      by: member,
      motion,
      text: fc.constant('That it be noted.'),
    }),
    fc.record({ type: fc.constant('second'), by: member, motion: fc.oneof(motion, amendment) }),
    fc.record({
      type: fc.constant('amend'),
      by: member,
      on: motion,
      amendment,
      text: fc.constantFrom('Add at once.', 'Insert not before be noted.', 'Whatever.'),
    }),
    fc.record({ type: fc.constant('put'), on: fc.oneof(motion, amendment), vote }),
    fc.record({ type: fc.constant('put'), on: motion, vote, veto: fc.constant('precept') }),
    fc.record({ type: fc.constant('hands'), vote, for: few, against: few, abstain: few }),
    fc.record({ type: fc.constant('recorded'), vote, for: some, against: some, abstain: some }),
    fc.record({
      type: fc.constant('outcome'),
      vote,
      result: fc.constantFrom('carried', 'lost', ''),
    }),
    fc.record({ type: fc.constant('demand-recorded'), vote, members: some }),
    fc.record({
      type: fc.constant('own-vote'),
      vote,
      by: member,
      side: fc.constantFrom('for', 'against', 'abstain'),
    }),
    fc.record({ type: fc.constant('casting'), vote, by: member, side: fc.constant('for') }),
    fc.record({
      type: fc.constantFrom(
        'declare-no-quorum',
        'suspend',
        'resume',
        'resume',
        'preside',
        'take-chair',
      ),
      by: member,
      who: fc.tuple(member),
    }),
    fc.record({
      type: fc.constantFrom('withdraw', 'closure', 'next-business'),
      by: member,
      on: motion,
    }),
    fc.record({ type: fc.constant('resign'), who: member, written: fc.boolean() }),
    fc.record({
      type: fc.constant('promise'),
      by: fc.constant('commissioner'),
      text: fc.constant('to report'),
    }),
  )
  /** A motion from its moving to its vote, with most of what may go wrong on the way. */
  const business = fc.record({
    by: fc.constantFrom(...members),
    seconder: fc.option(fc.constantFrom(...members), { freq: 8 }),
    amended: fc.option(fc.constantFrom(...members)),
    veto: fc.boolean(),
    between: fc.array(doing, { maxLength: 2 }),
    told: fc.oneof(
      fc.record({
        type: fc.constant('hands'),
        for: few,
        against: few,
        abstain: fc.constantFrom(0, 0, 1),
      }),
      fc.record({
        type: fc.constant('recorded'),
        sides: fc.array(fc.constantFrom(0, 1, 2), { minLength: 15, maxLength: 15 }),
      }),
      fc.record({ type: fc.constant('outcome'), result: fc.constantFrom('carried', 'lost') }),
    ),
    demand: fc.option(some),
  })
  const step = fc.oneof({ arbitrary: doing, weight: 3 }, { arbitrary: business, weight: 2 })
  const timed = fc.record({
    step,
    minute: fc.option(fc.integer({ min: 6, max: 109 }), { freq: 12, nil: null }),
  })
  return fc
    .record({
      there: fc.subarray([...members], { minLength: 3 }),
      all: fc.array(timed, { minLength: 4, maxLength: 14 }),
      fixes: fc.array(
        fc.record({
          target: fc.integer({ min: 0, max: 60 }),
          new_for: fc.integer({ min: 0, max: members.length }),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ there, all, fixes }) => {
      const start = [
        { at: `${DAY}T14:00`, type: 'open' },
        { at: `${DAY}T14:00`, type: 'arrive', who: there },
        { at: `${DAY}T14:05`, type: 'item', item: 1 },
      ]
      const middle = all
        .toSorted((one, other) => (one.minute ?? 0) - (other.minute ?? 0))
        .flatMap(({ step: one, minute }, index) => {
          const at = minute === null ? null : `${DAY}T${clockOf(minute)}`
          if ('type' in one) return [{ at, ...one }]
          return eventsOf(one, index, there).map((event) => ({ at, ...event }))
        })
      const end = [{ at: `${DAY}T16:00`, type: 'close' }]
      const events = [...start, ...middle, ...end].map((event, index) => ({
        id: `e${index}`,
        seq: index + 1,
        ...event,
      }))
      const corrections = fixes.map(({ target, new_for: newFor }, index) => ({
        id: `c${index}`,
        seq: 100 + index,
        at: `${DAY}T15:5${index}`,
        type: 'correct',
        target: `e${target}`,
        new_for: newFor,
      }))
      return {
        day: DAY,
        meeting: { kind: 'ordinary', body: 'panel', summoned_for: `${DAY}T14:00`, place: 'Hall' },
        panel_of_day: { seats, substitutes: [], apologies: [] },
        calendar: [],
        items: [
          { number: 1, title: 'Minutes' },
          { number: 2, title: 'Budget' },
          { number: 3, title: 'Precept', matter: 'precept' },
        ],
        events: [...events, ...corrections],
      }
    })
}

interface Business {
  readonly by: string
  readonly seconder: string | null
  readonly amended: string | null
  readonly veto: boolean
  readonly between: readonly object[]
  readonly told:
    | { readonly type: 'recorded'; readonly sides: readonly number[] }
    | { readonly type: 'hands' | 'outcome' }
  readonly demand: readonly string[] | null
}

function eventsOf(one: Business, index: number, there: readonly string[]): readonly object[] {
  const [motion, amendment, vote] = [`n${index}`, `b${index}`, `w${index}`]
  const side = (which: number) =>
    one.told.type === 'recorded'
      ? there.filter((_, place) => one.told.type === 'recorded' && one.told.sides[place] === which)
      : []
  const told =
    one.told.type === 'recorded'
      ? { type: 'recorded', for: side(0), against: side(1), abstain: side(2) }
      : one.told
  const amending =
    one.amended === null
      ? []
      : [
          { type: 'amend', on: motion, by: one.amended, amendment, text: 'Add soon.' },
          { type: 'second', by: one.by, motion: amendment },
          { type: 'put', on: amendment, vote: `${vote}a` },
          { type: 'hands', vote: `${vote}a`, for: 3, against: 2, abstain: 0 },
        ]
  return [
    { type: 'move', by: one.by, motion, text: 'That the panel write to the force.' },
    ...(one.seconder === null ? [] : [{ type: 'second', by: one.seconder, motion }]),
    ...amending,
    { type: 'put', on: motion, vote, ...(one.veto ? { veto: 'precept' } : {}) },
    ...(one.demand === null ? [] : [{ type: 'demand-recorded', vote, members: one.demand }]),
    ...one.between,
    { ...told, vote },
  ]
}

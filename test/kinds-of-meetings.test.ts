import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { openArea, type ToldMeeting } from './meetings/hold.ts'

const AREAS = {
  seed15: 'areas/leicestershire',
  dale12: 'test/fixtures/areas/eskdale-and-holmebridge',
  moor11: 'test/fixtures/areas/starling-moor-and-wathe',
} as const
type Panel = keyof typeof AREAS

const { panels } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/meetings/further-stories.json'), 'utf8'),
) as { panels: Readonly<Record<Panel, { readonly seats: readonly object[] }>> }

const DAY = '2026-11-16'
type Event = Readonly<Record<string, unknown>> & { readonly type: string }

const at = (clock: string) => `${DAY}T${clock}`
const SIX = { seed15: 'p', dale12: 'q', moor11: 'r' } as const
const first = (panel: Panel, number = 6) =>
  Array.from({ length: number }, (_, index) => `${SIX[panel]}${String(index + 1).padStart(2, '0')}`)

/** A meeting that six have come to, at its second item, with what else happened. */
function opened(panel: Panel, events: readonly Event[]): readonly Event[] {
  const [chair = ''] = first(panel)
  return [
    { type: 'open', by: chair, at: at('14:00') },
    { type: 'arrive', who: first(panel), at: at('14:00') },
    { type: 'item', item: 1, at: at('14:01') },
    { type: 'item', item: 2, at: at('14:05') },
    ...events,
  ]
}

describe('meetings of every kind', () => {
  const judges = new Map<Panel, (story: unknown) => ToldMeeting>()

  before(async () => {
    for (const panel of Object.keys(AREAS) as Panel[])
      judges.set(panel, await openArea(AREAS[panel]))
  })

  const judge = (
    panel: Panel,
    events: readonly Event[],
    meeting: Readonly<Record<string, unknown>> = {},
  ): ToldMeeting => {
    const run = judges.get(panel)
    assert.ok(run)
    return run({
      day: DAY,
      meeting: { kind: 'ordinary', body: 'panel', summoned_for: at('14:00'), ...meeting },
      panel_of_day: { seats: panels[panel].seats, substitutes: [], apologies: [] },
      calendar: [{ day: '2026-12-14', at: '14:00', kind: 'ordinary' }],
      items: [
        { number: 1, title: 'Declarations of interest' },
        { number: 2, title: 'Bicycle theft' },
        { number: 3, title: 'Road casualties' },
      ],
      events: events.map((event, index) => ({
        id: `e${String(index + 1).padStart(2, '0')}`,
        seq: index + 1,
        ...event,
      })),
    })
  }
  const moved = (panel: Panel, text = 'That stands be lit.') => {
    const [, by, seconder] = first(panel)
    return { type: 'move', motion: 'm1', by, seconder, text, at: at('14:10') }
  }
  const put = { type: 'put', on: 'm1', vote: 'v1', at: at('14:12') }
  const hands = (inFavour: number, against: number, clock = '14:12') => ({
    ...{ type: 'hands', vote: 'v1', for: inFavour, against, abstain: 0, at: at(clock) },
  })
  const words = ({ minutes }: ToldMeeting) => minutes.map(({ sentence }) => sentence).join('\n')
  const warnings = ({ warned }: ToldMeeting) => warned.map(({ message }) => message).join('\n')

  it('does not settle a vote that turns on somebody who is named on two sides', () => {
    const by = (inFavour: readonly string[], against: readonly string[]) =>
      judge(
        'seed15',
        opened('seed15', [
          moved('seed15'),
          put,
          { type: 'recorded', vote: 'v1', for: inFavour, against, at: at('14:12') },
        ]),
      )
    const close = by(['p01', 'p02'], ['p03', 'p02'])
    assert.equal(close.votes[0]?.outcome, 'undetermined')
    assert.match(warnings(close), /Cllr Tobias Fenwright is named twice in it/)
    assert.equal(by(['p01', 'p02', 'p04', 'p05'], ['p03', 'p02']).votes[0]?.outcome, 'carried')
  })

  it('keeps two lists of names of one vote, and does not say which is right', () => {
    const list = (inFavour: readonly string[], against: readonly string[]) => ({
      ...{ type: 'recorded', vote: 'v1', for: inFavour, against, at: at('14:13') },
    })
    const told = judge(
      'seed15',
      opened('seed15', [
        moved('seed15'),
        put,
        list(['p01', 'p02'], ['p03']),
        list(['p01'], ['p02', 'p03']),
      ]),
    )
    assert.equal(told.votes[0]?.outcome, 'undetermined')
    assert.match(warnings(told), /names of this vote are recorded already/)
    assert.doesNotMatch(warnings(told), /stands as it was counted/)
  })

  it('holds a count that there cannot have been against none that there can', () => {
    const counted = (...counts: readonly Event[]) =>
      judge('seed15', opened('seed15', [moved('seed15'), put, ...counts]))
    for (const told of [
      counted(hands(12, 1), hands(2, 4, '14:13')),
      counted(hands(2, 4), hands(12, 1, '14:13')),
    ]) {
      assert.equal(told.votes[0]?.outcome, 'lost')
      assert.match(told.votes[0]?.working ?? '', /2 for, 4 against/)
      assert.equal(told.noEffect.length, 1)
      assert.match(told.noEffect[0]?.message ?? '', /13 hands were counted; 6 could vote/)
    }
    assert.equal(counted(hands(4, 2), hands(2, 4, '14:13')).votes[0]?.outcome, 'undetermined')
    assert.equal(counted(hands(12, 1), hands(1, 12, '14:13')).votes[0]?.outcome, 'undetermined')
  })

  it('minutes that more were counted than there can be, where it is decided all the same', () => {
    const told = judge('seed15', opened('seed15', [moved('seed15'), put, hands(9, 0)]))
    assert.equal(told.votes[0]?.outcome, 'carried')
    const said = told.minutes.map(({ sentence }) => sentence).join(' ')
    assert.match(said, /put and carried: 9 for, 0 against[^.]*, which is 3 more than there can be/)
  })

  it('finds a place for what is entered afterwards with no hours, the close first', () => {
    const [, by, seconder] = first('seed15')
    const told = judge('seed15', [
      { type: 'close', at: at('15:40') },
      { type: 'arrive', who: first('seed15'), at: null },
      { type: 'item', item: 2, at: null },
      { type: 'move', motion: 'm1', by, seconder, text: 'That stands be lit.', at: null },
      { type: 'put', on: 'm1', vote: 'v1', at: null },
      { type: 'hands', vote: 'v1', for: 4, against: 2, abstain: 0, at: null },
      { type: 'open', by: 'p01', at: at('14:00') },
    ])
    assert.deepEqual(told.noEffect, [])
    assert.equal(told.votes[0]?.outcome, 'carried')
    assert.equal(told.presence[0]?.at_start, 6)
  })

  it('says that it is not known whether there was a quorum when somebody left at an unknown hour', () => {
    const told = judge('seed15', [
      { type: 'open', by: 'p01', at: at('14:00') },
      { type: 'arrive', who: first('seed15', 4), at: at('14:00') },
      { type: 'item', item: 2, at: at('14:05') },
      { type: 'leave', who: 'p04', at: null },
      moved('seed15'),
      put,
      hands(3, 0),
    ])
    assert.match(told.unsettled.join('\n'), /3 or 4 could be counted.*4 are needed/)
  })

  it('ends a meeting once, and keeps apart what was noted after it', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        { type: 'close', at: at('15:30') },
        { type: 'close', at: at('15:40') },
        { type: 'resume', by: 'p01', at: at('15:20') },
        { type: 'note', text: 'Papers were left behind', at: at('16:30') },
      ]),
    )
    assert.match(words(told), /The meeting ended at 15:30\.\nAfter the meeting: Papers were left/)
    assert.doesNotMatch(words(told), /15:40|resumed/)
    assert.match(told.unsettled.join('\n'), /Item 3, Road casualties: it is not recorded that it/)
  })

  it('says who opened it, when, and who came back', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        { type: 'leave', who: 'p04', at: at('14:10') },
        { type: 'arrive', who: 'p04', at: at('14:20') },
      ]),
    )
    assert.match(words(told), /The meeting opened at 14:00, and Cllr Ingrid Pallister presided\./)
    assert.match(words(told), /Cllr Desmond Arkle returned to the meeting at 14:20\./)
  })

  it('tells of a casting vote that counts for nothing, and of a result declared all the same', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        moved('seed15'),
        put,
        hands(3, 3),
        { type: 'casting', by: 'p01', side: 'for', vote: 'v1', at: at('14:13') },
        { type: 'ruling', by: 'p01', text: 'Declared carried.', at: at('14:13') },
      ]),
    )
    assert.equal(told.votes[0]?.outcome, 'tie')
    assert.match(words(told), /Cllr Ingrid Pallister gave a casting vote, which has no effect\./)
    assert.match(
      warnings(told),
      /It was declared carried; by what is recorded it is not settled so/,
    )
    assert.match(told.unsettled.join('\n'), /The vote on “That stands be lit” \(v1\)/)
  })

  it('leaves open the votes before what somebody came or left some time before, and no other', () => {
    const vote = (name: string, clock: string) => [
      { ...moved('seed15', `That ${name} be.`), motion: `m-${name}`, at: at(clock) },
      { type: 'put', on: `m-${name}`, vote: name, at: at(clock) },
      { type: 'hands', vote: name, for: 3, against: 1, abstain: 0, at: at(clock) },
    ]
    const told = judge(
      'seed15',
      opened('seed15', [
        ...vote('one', '14:10'),
        ...vote('two', '14:20').map((event, index) =>
          index === 1 ? { id: 'two', ...event } : event,
        ),
        { type: 'leave', who: ['p06'], before: 'two', at: null },
        { type: 'arrive', who: ['p07'], before: 'two', at: null },
      ]),
    )
    const entitled = (name: string) => told.votes.find(({ vote }) => vote === name)?.entitled
    assert.deepEqual(entitled('one'), ['p01', 'p02', 'p03', 'p04', 'p05', 'p06'])
    assert.deepEqual(entitled('two'), ['p01', 'p02', 'p03', 'p04', 'p05', 'p07'])
    assert.match(warnings(told), /Cllr Gwen Tarrabain left at an hour not known: .* 5 or 6 may/)
    assert.match(warnings(told), /Cllr Lionel Peverstock came at an hour not known: .* 6 or 7 may/)
    assert.doesNotMatch(warnings(told), /\(two\)/)
  })

  it('leaves them open as well in a record that has no hours at all', () => {
    const vote = (name: string) => [
      { ...moved('seed15', `That ${name} be.`), motion: `m-${name}` },
      { type: 'put', id: `put-${name}`, on: `m-${name}`, vote: name },
      { type: 'hands', vote: name, for: 3, against: 1, abstain: 0 },
    ]
    const all: readonly Event[] = opened('seed15', [
      ...vote('one'),
      ...vote('two'),
      { type: 'leave', who: ['p06'], before: 'put-two' },
      { type: 'arrive', who: ['p07'], before: 'put-two' },
    ])
    const told = judge(
      'seed15',
      all.map((event, index) => ({ ...event, at: null, seq: index + 1 })),
    )
    assert.match(warnings(told), /Cllr Gwen Tarrabain left at an hour not known: .* 5 or 6 may/)
    assert.match(warnings(told), /Cllr Lionel Peverstock came at an hour not known: .* 6 or 7 may/)
    assert.doesNotMatch(warnings(told), /\(two\)/)
  })

  it('misses no number of votes where it was taken by voices', () => {
    const voices = { type: 'voices', vote: 'v1', result: 'carried', at: at('14:12') }
    const told = judge('seed15', opened('seed15', [moved('seed15'), put, voices]))
    assert.equal(told.votes[0]?.outcome, 'carried')
    assert.doesNotMatch([...told.unsettled, ...told.silent].join('\n'), /number of votes/)
  })

  it('keeps what was resolved under no item, with a warning, and says that it is open', () => {
    const all = opened('moor11', [
      {
        type: 'move',
        motion: 'm1',
        by: 'r05',
        seconder: 'r06',
        text: 'That stands be lit.',
        at: at('14:06'),
      },
      { type: 'put', on: ['m1'], vote: 'v1', id: 'put-1', at: at('14:07') },
      { type: 'hands', vote: 'v1', for: 6, against: 0, at: at('14:08') },
    ]).filter(({ type }) => type !== 'item')
    const told = judge('moor11', all)
    assert.equal(told.votes[0]?.outcome, 'carried')
    assert.match(
      told.unsettled.join('\n'),
      /Under which item the vote on “That stands be lit” \(v1\) was taken/,
    )
    assert.match(told.warned.map(({ message }) => message).join('\n'), /while no item was before/)
  })

  it('says that rules are silent on excluding the public only where they are', () => {
    const excluded = {
      type: 'exclude-public',
      items: [2],
      ground: 'It names them',
      at: at('14:06'),
    }
    const told = (panel: Panel) => judge(panel, opened(panel, [excluded])).silent.join('\n')
    assert.match(told('moor11'), /say nothing on excluding the public/)
    assert.doesNotMatch(told('seed15'), /excluding the public/)
  })

  it('leaves the chair with who holds it where nobody else was elected', () => {
    const [first, second] = ['r01', 'r03']
    const told = judge(
      'moor11',
      opened('moor11', [
        { type: 'nominate', by: 'r05', who: [second], office: 'chair', at: at('14:06') },
        { type: 'nominate', by: 'r06', who: ['r04'], office: 'chair', at: at('14:06') },
        { type: 'put', election: 'chair', vote: 'v1', at: at('14:07') },
        { type: 'tally', vote: 'v1', votes: { [second]: 3, r04: 3 }, at: at('14:08') },
        { type: 'take-chair', who: [second], at: at('14:09'), id: 'taken' },
        {
          type: 'ruling',
          by: first,
          text: 'The next item is taken.',
          at: at('14:10'),
          id: 'ruled',
        },
      ]),
    )
    const said = told.noEffect.map(({ event, message }) => `${event} ${message}`).join('\n')
    assert.match(said, /^taken .* was not elected as Moderator/m)
    assert.doesNotMatch(said, /^ruled/m)
  })

  it('does not keep from the chair somebody of whom no rule says whether they were elected', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        { type: 'nominate', by: 'p05', who: ['p03'], office: 'chair', at: at('14:06') },
        { type: 'nominate', by: 'p06', who: ['p04'], office: 'chair', at: at('14:06') },
        { type: 'nominate', by: 'p02', who: ['p05'], office: 'chair', at: at('14:06') },
        { type: 'put', election: 'chair', vote: 'v1', at: at('14:07') },
        { type: 'tally', vote: 'v1', votes: { p03: 3, p04: 2, p05: 1 }, at: at('14:08') },
        { type: 'take-chair', who: ['p03'], at: at('14:09'), id: 'taken' },
      ]),
    )
    assert.equal(told.votes[0]?.outcome, 'undetermined')
    assert.ok(!told.noEffect.some(({ event }) => event === 'taken'))
    const warned = told.warned.filter(({ event }) => event === 'taken')
    assert.match(warned[0]?.message ?? '', /elected as Chairman is not settled/)
  })

  it('lets nobody second their own motion, and nobody who is not there', () => {
    const told = (seconder: string) =>
      judge('dale12', opened('dale12', [{ ...moved('dale12'), seconder }]))
    assert.match(told('q02').noEffect[0]?.message ?? '', /nobody seconds their own motion/)
    assert.match(
      told('q11').noEffect[0]?.message ?? '',
      /Langbar was not in the room, so seconding/,
    )
    assert.doesNotMatch(words(told('q02')), /seconded/)
  })

  it('names who attends without a seat, lets them do nothing, and asks who a stranger is', () => {
    const told = judge(
      'dale12',
      opened('dale12', [
        { type: 'arrive', who: ['mayor', 'chief', 'z42'], at: at('14:00') },
        { ...moved('dale12'), by: 'chief' },
        { type: 'leave', who: ['mayor', 'z42'], at: at('14:30') },
      ]),
      { in_attendance: [{ person: 'chief', name: 'Chief Constable Ida Wren' }] },
    )
    assert.match(words(told), /In attendance: the Mayor and Chief Constable Ida Wren\./)
    assert.match(words(told), /The Mayor left the meeting at 14:30\./)
    assert.doesNotMatch(words(told), /z42/)
    assert.match(told.noEffect[0]?.message ?? '', /^Chief Constable Ida Wren holds no seat/)
    assert.equal(told.attendance['z42']?.minutes, 30)
    assert.match(told.unsettled.join('\n'), /Who z42 is/)
  })

  it('refuses a name of nobody, and lets the others of its list stand', () => {
    const told = judge(
      'dale12',
      opened('dale12', [
        moved('dale12'),
        put,
        { type: 'demand-recorded', members: ['q01', 'q03', 'q99'], vote: 'v1', at: at('14:12') },
        {
          type: 'recorded',
          vote: 'v1',
          for: ['q01', 'q03', 'q99'],
          against: ['q02'],
          at: at('14:13'),
        },
      ]),
    )
    assert.deepEqual(told.votes[0]?.counts, { for: 2, against: 1, abstain: 0 })
    assert.equal(told.refused.length, 2)
    assert.match(words(told), /recorded, as Cllr Sefton Brayle and Cllr Imran Delafosse required/)
  })

  it('rests on no declaration that it refuses, also where somebody leaves after it', () => {
    const told = (who: readonly string[]) =>
      words(
        judge(
          'dale12',
          opened('dale12', [
            { type: 'item', item: 2, at: at('14:04') },
            { type: 'interest', who, kind: 'personal', items: [2], at: at('14:05') },
            { type: 'leave', who: ['q05'], at: at('14:06') },
          ]),
        ),
      )
    assert.match(told(['q05']), /left the meeting at 14:06, having declared an interest/)
    assert.match(told(['q05', 'q99']), /left the meeting at 14:06\./)
  })

  describe('a vote by name', () => {
    const asked = (members: readonly string[], others?: number) => ({
      ...{ type: 'demand-recorded', members, vote: 'v1', at: at('14:12') },
      ...(others === undefined ? {} : { others }),
    })
    const names = {
      ...{ type: 'recorded', vote: 'v1', at: at('14:13') },
      ...{ for: ['q01', 'q03'], against: ['q02'] },
    }
    const by = (demand: Event) =>
      judge('dale12', opened('dale12', [moved('dale12'), put, demand, names]))

    it('is told by name, and that too few asked for it, which is left open', () => {
      const told = by(asked(['q01']))
      assert.match(
        words(told),
        /The votes were recorded; Cllr Sefton Brayle asked for that, fewer than are needed\. For: Cllr Sefton Brayle and/,
      )
      assert.deepEqual(told.votes[0]?.counts, { for: 2, against: 1, abstain: 0 })
      assert.match(
        told.unsettled.join('\n'),
        /Cllr Sefton Brayle is recorded as asking for the names, and 2 are needed: whether others supported that/,
      )
    })

    it('counts those who asked for it whose names are not known, and no more than there are', () => {
      const told = by(asked(['q01'], 1))
      assert.deepEqual(told.noEffect, [])
      assert.match(words(told), /recorded, as Cllr Sefton Brayle and 1 other required\./)
      assert.match(by(asked(['q01', 'q02', 'q03', 'q04', 'q05', 'q06'], 3)).noEffect.join(), /^$/)
    })
  })

  it('takes business on no agenda as settled where the chair called it urgent, before or in it', () => {
    const taken = { type: 'item', item: 7, at: at('14:08') }
    const urgent = { type: 'ruling', by: 'p01', text: 'That this is taken as urgent.' }
    const outcome = (events: readonly Event[]) =>
      judge('seed15', opened('seed15', [...events, moved('seed15'), put, hands(4, 1)])).votes[0]
        ?.outcome
    assert.equal(outcome([taken]), 'undetermined')
    assert.equal(outcome([{ ...urgent, at: at('14:07') }, taken]), 'carried')
    assert.equal(outcome([taken, { ...urgent, at: at('14:09') }]), 'carried')
    assert.equal(outcome([{ ...taken, urgent: true }]), 'carried')
  })

  it('holds the business of a special meeting against what the request states', () => {
    const asked = (business: string) => ({
      kind: 'special',
      requisition: { signed_by: ['p02', 'p03', 'p04', 'p05'], received: '2026-11-02', business },
    })
    const events = opened('seed15', [moved('seed15'), put, hands(4, 1)])
    assert.equal(judge('seed15', events, asked('Speed cameras')).votes[0]?.outcome, 'undetermined')
    assert.equal(judge('seed15', events, asked('Bicycle thefts')).votes[0]?.outcome, 'carried')
  })

  it('corrects a correction of a correction, and a sentence rests on all of them', () => {
    const told = judge(
      'dale12',
      opened('dale12', [
        moved('dale12'),
        put,
        { ...hands(1, 5), id: 'count' },
        { type: 'correct', id: 'c1', target: 'count', new_for: 2, new_against: 4, at: at('14:20') },
        { type: 'correct', id: 'c2', target: 'c1', new_for: 4, at: at('14:21') },
        { type: 'correct', id: 'c3', target: 'c2', new_against: 2, at: at('14:22') },
      ]),
    )
    assert.deepEqual(told.votes[0]?.counts, { for: 4, against: 2, abstain: 0 })
    const [said] = told.minutes.filter(({ sentence }) => sentence.includes('put and carried'))
    for (const fact of ['count', 'c1', 'c2', 'c3']) assert.ok(said?.facts.includes(fact), fact)
  })

  it('gives a casting vote only to whoever presides, and at once', () => {
    const told = (by: string, clock: string) =>
      judge(
        'moor11',
        opened('moor11', [
          moved('moor11'),
          put,
          hands(3, 3),
          { type: 'item', item: 3, at: at('14:20') },
          { type: 'casting', by, side: 'for', vote: 'v1', at: at(clock) },
        ]),
      )
    assert.equal(told('r01', '14:13').votes[0]?.outcome, 'carried')
    assert.match(told('r02', '14:13').noEffect[0]?.message ?? '', /is for whoever presides/)
    assert.match(told('r01', '14:21').noEffect[0]?.message ?? '', /given at once/)
    assert.equal(told('r01', '14:21').votes[0]?.outcome, 'lost')
  })

  it('lets a chair who was out for an item take the chair again: they come back, and not late', () => {
    const [chair = '', other = ''] = first('seed15')
    const chaired = opened('seed15', [
      { type: 'leave', who: [chair], at: at('14:11') },
      { type: 'preside', who: [other], at: at('14:12') },
      { type: 'item', item: 2, at: at('14:20') },
      { type: 'return', who: [chair], at: at('14:20') },
      { type: 'take-chair', who: [chair], at: at('14:21') },
    ])
    const told = judge('seed15', chaired)
    assert.ok(told.noEffect.every(({ message }) => !/came late/.test(message)))
    assert.ok(told.minutes.some(({ sentence }) => /took the chair at 14:21/.test(sentence)))
  })

  it('takes one casting vote, and tells of another that it has no effect', () => {
    const casting = (side: string, clock: string) => ({
      ...{ type: 'casting', by: 'r01', side, vote: 'v1', at: at(clock) },
    })
    const told = (...sides: readonly string[]) =>
      judge(
        'moor11',
        opened('moor11', [
          ...[moved('moor11'), put, hands(3, 3)],
          ...sides.map((side, index) => casting(side, `14:1${index + 3}`)),
        ]),
      )
    const twice = told('for', 'against')
    assert.equal(twice.votes[0]?.outcome, 'carried')
    assert.match(twice.noEffect[0]?.message ?? '', /given already, for it, and is given once/)
    assert.equal(told('against', 'for').votes[0]?.outcome, 'lost')
    assert.deepEqual(told('for', 'for').noEffect, [])
  })

  it('lets a motion that ends a debate do what the rules say, and where they are silent, nothing', () => {
    const outcomes = (panel: Panel) => {
      const [, by, seconder] = first(panel)
      const told = judge(
        panel,
        opened(panel, [
          moved(panel),
          {
            type: 'next-business',
            on: 'm1',
            motion: 'n1',
            by: seconder,
            seconder: by,
            at: at('14:11'),
          },
          { type: 'put', on: 'n1', vote: 'v0', at: at('14:11') },
          { type: 'hands', vote: 'v0', for: 4, against: 2, abstain: 0, at: at('14:11') },
          put,
          hands(4, 2),
        ]),
      )
      return [told.votes.at(-1)?.outcome, /do not say what that does/.test(told.unsettled.join())]
    }
    assert.deepEqual(outcomes('seed15'), ['no-decision', false])
    assert.deepEqual(outcomes('dale12'), ['carried', true])
  })

  it('takes a recorded vote that was asked for ahead as asked of the next vote alone', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        moved('seed15'),
        { type: 'demand-recorded', members: ['p01', 'p02', 'p03'], at: at('14:11') },
        put,
        {
          type: 'recorded',
          vote: 'v1',
          for: ['p01', 'p02', 'p03'],
          against: ['p04'],
          at: at('14:12'),
        },
        { ...moved('seed15', 'That stands be painted.'), motion: 'm2', at: at('14:15') },
        { ...put, on: 'm2', vote: 'v2', at: at('14:16') },
        { ...hands(5, 1, '14:16'), vote: 'v2' },
      ]),
    )
    assert.deepEqual(
      told.votes.map(({ outcome }) => outcome),
      ['carried', 'carried'],
    )
    assert.doesNotMatch(warnings(told), /not recorded by name/)
  })

  it('takes an election as being of those whom the question names', () => {
    const nominate = (who: string) => ({
      ...{ type: 'nominate', by: 'p02', who, office: 'chair', at: at('14:10') },
    })
    const told = judge(
      'seed15',
      opened('seed15', [
        nominate('p03'),
        nominate('p04'),
        { type: 'put', election: 'chair', on: 'p03', vote: 'v1', at: at('14:11') },
        { type: 'hands', vote: 'v1', for: 4, against: 1, abstain: 1, at: at('14:11') },
      ]),
    )
    assert.equal(told.votes[0]?.elected, 'p03')
  })

  it('lists what was corrected in one order, however it arrived', () => {
    const count = (id: string) => ({ ...hands(5, 4), id })
    const correct = (target: string) => ({
      ...{ type: 'correct', target, new_for: 2, new_against: 1, at: at('14:20') },
    })
    const events = opened('dale12', [moved('dale12'), put, count('a'), count('b')])
    const all = [...events, correct('a'), correct('b')].map((event, index) => ({
      ...{ id: `e${index}`, seq: index },
      ...event,
    }))
    const told = judge('dale12', all)
    assert.deepEqual(judge('dale12', all.toReversed()), told)
    assert.equal(told.noEffect.length, 2)
  })

  it('lets somebody resign in writing, and not by saying that they will', () => {
    const members = (text: string) =>
      judge(
        'seed15',
        opened('seed15', [
          { type: 'resign', who: 'p06', text, at: at('14:06') },
          moved('seed15'),
          put,
          hands(4, 1),
        ]),
      ).votes[0]?.members_in_office
    assert.equal(members('A letter was handed to the clerk.'), 14)
    assert.equal(members('Said aloud; a letter will follow.'), 15)
    assert.equal(members('Cllr Tarrabain would write to the clerk.'), 15)
  })

  it('tells of an hour that was still to come, and of words that do not say what a motion becomes', () => {
    const told = judge(
      'seed15',
      opened('seed15', [
        { ...moved('seed15'), recorded_at: `${DAY}T13:59:00Z` },
        {
          type: 'amend',
          on: 'm1',
          by: 'p04',
          seconder: 'p05',
          text: 'Less light.',
          at: at('14:11'),
        },
      ]),
    )
    assert.match(warnings(told), /14:10 was still to come when it was recorded/)
    assert.match(warnings(told), /cannot be told how the motion reads as amended/)
  })

  it('acceptance 4: tells of one item without a quorum, and that Rule 8 may mean the meeting', () => {
    const told = judge('seed15', [
      { type: 'open', by: 'p01', at: at('14:00') },
      { type: 'arrive', who: first('seed15', 4), at: at('14:00') },
      { type: 'item', item: 2, at: at('14:05') },
      { type: 'interest', who: 'p04', kind: 'pecuniary', items: [2], at: at('14:06') },
      { type: 'leave', who: 'p04', at: at('14:07') },
      { type: 'item', item: 3, at: at('14:10') },
      { type: 'return', who: 'p04', at: at('14:10') },
    ])
    assert.deepEqual(
      told.presence.map(({ item, quorate_throughout: isQuorate }) => [item, isQuorate]),
      [
        [2, false],
        [3, true],
      ],
    )
    assert.match(
      warnings(told),
      /the meeting stands adjourned once the Chairman counts and declares/,
    )
    assert.match(
      told.silent.join('\n'),
      /do not say whether a quorum lost because of an interest in one item adjourns the meeting/,
    )
  })

  it('acceptance 7: puts off a motion on the constitution once it is seconded', () => {
    const told = judge(
      'seed15',
      opened('seed15', [moved('seed15', 'That Rule 45 be varied.'), put, hands(5, 1)]),
    )
    assert.deepEqual(
      told.votes.map(({ outcome, paragraph }) => `${outcome} ${paragraph}`),
      ['no-decision Rule 55'],
    )
    assert.match(
      words(told),
      /stands adjourned, without discussion, to the next ordinary meeting, on 14/,
    )
  })

  it('discusses in the minutes of an earlier meeting whether they are accurate, and no more', () => {
    const run = judges.get('seed15')
    assert.ok(run)
    const paragraphs = (text: string) =>
      run({
        day: DAY,
        meeting: { kind: 'ordinary', body: 'panel', summoned_for: at('14:00') },
        panel_of_day: { seats: panels.seed15.seats, substitutes: [], apologies: [] },
        items: [{ number: 1, title: 'Minutes' }],
        events: [
          { id: 'e1', seq: 1, type: 'open', by: 'p01', at: at('14:00') },
          { id: 'e2', seq: 2, type: 'arrive', who: first('seed15'), at: at('14:00') },
          { id: 'e3', seq: 3, type: 'item', item: 1, at: at('14:01') },
          {
            id: 'e4',
            seq: 4,
            type: 'move',
            by: 'p02',
            seconder: 'p03',
            motion: 'm1',
            at: at('14:02'),
          },
          {
            id: 'e5',
            seq: 5,
            type: 'amend',
            on: 'm1',
            by: 'p04',
            seconder: 'p05',
            text,
            at: at('14:03'),
          },
        ],
      }).noEffect.map(({ event, paragraph }) => `${event} ${paragraph}`)
    assert.deepEqual(paragraphs('In minute 4 replace fifteen by fifty.'), [])
    assert.deepEqual(paragraphs('Add Cllr Arkle to those present.'), [])
    assert.deepEqual(paragraphs('Add that the panel deplores the answer.'), ['e5 Rule 13'])
  })
})

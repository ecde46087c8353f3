import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { openArea, type ToldMeeting } from './meetings/hold.ts'

const DAY = '2026-11-10'
type Event = Readonly<Record<string, unknown>> & { readonly type: string }
type Judge = (events: readonly Event[], meeting?: Readonly<Record<string, unknown>>) => ToldMeeting

const at = (clock: string) => `${DAY}T${clock}`

/** So many seats: councillors of one party, and the last two or three independents. */
const seatsOf = (letter: string, number: number, independents: number, chair: number) =>
  Array.from({ length: number }, (_, index) => {
    const name = String(index + 1).padStart(2, '0')
    const isIndependent = index >= number - independents
    return {
      seat: `s${name}`,
      holder: `${letter}${name}`,
      name: `Member ${name}`,
      kind: isIndependent ? 'independent' : 'elected',
      nominated_by: isIndependent ? null : 'Some Council',
      ...(index + 1 === chair ? { office: 'chair' } : {}),
    }
  })

async function openOther(
  folder: string,
  seats: readonly object[],
  change?: (text: string) => string,
): Promise<Judge> {
  const run = await openArea(folder, change)
  return (events, meeting = {}) =>
    run({
      day: DAY,
      meeting: { kind: 'ordinary', body: 'panel', summoned_for: at('14:00') },
      panel_of_day: { seats, substitutes: [], apologies: [] },
      calendar: [],
      items: [
        { number: 1, title: 'Parks' },
        { number: 2, title: 'Roads' },
      ],
      ...meeting,
      events: events.map((event, index) => ({
        id: `e${String(index + 1).padStart(2, '0')}`,
        seq: index + 1,
        at: at('14:10'),
        ...event,
      })),
    })
}

const people = (letter: string, ...numbers: readonly number[]) =>
  numbers.map((number) => `${letter}${String(number).padStart(2, '0')}`)

const put = (name: string, more: { readonly by?: string; readonly veto?: string } = {}) => [
  { type: 'move', motion: `m-${name}`, by: more.by ?? 'n02', text: `That ${name} be.` },
  { type: 'put', on: `m-${name}`, vote: name, ...more },
]

describe('meetings of panels with other rules', () => {
  let north: Judge
  let salt: Judge
  before(async () => {
    north = await openOther('test/fixtures/areas/northmere', seatsOf('n', 12, 2, 1))
    salt = await openOther('test/fixtures/areas/saltwell', seatsOf('s', 17, 3, 15))
  })

  const opened = (letter: string, there: readonly string[]): readonly Event[] => [
    { type: 'open', by: there[0] ?? '', at: at('14:00') },
    { type: 'arrive', who: there, at: at('14:00') },
    { type: 'item', item: 1, at: at(letter === 'n' ? '14:01' : '14:02') },
  ]
  const outcome = ({ votes }: ToldMeeting, name: string) =>
    votes.find(({ vote }) => vote === name)?.outcome

  it('carries what is carried whichever of too many hands are wrong, also where nobody voted against', () => {
    const told = north([
      ...opened('n', people('n', 1, 2, 4, 5)),
      ...put('all-for'),
      { type: 'hands', vote: 'all-for', for: 5, against: 0, abstain: 0 },
      ...put('open'),
      { type: 'hands', vote: 'open', for: 3, against: 2, abstain: 0 },
    ])
    assert.equal(outcome(told, 'all-for'), 'carried')
    assert.equal(outcome(told, 'open'), 'undetermined')
  })

  it('leaves open a tie that the chair may break, as long as no casting vote is recorded', () => {
    const told = north([
      ...opened('n', people('n', 1, 2, 3, 4)),
      ...put('tied'),
      { type: 'hands', vote: 'tied', for: 2, against: 2, abstain: 0 },
    ])
    assert.match(told.unsettled.join('\n'), /\(tied\): a tie, and no casting vote is recorded/)
  })

  const tellOf = ({ minutes }: ToldMeeting, start: RegExp) =>
    minutes.map(({ sentence }) => sentence).filter((sentence) => start.test(sentence))
  const counted = (name: string, inFavour: number, against: number, abstain: number) => [
    ...put(name),
    { type: 'hands', vote: name, for: inFavour, against, abstain },
  ]
  const twelve = people('n', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)

  it('tells what was needed where more for than against are not enough', () => {
    const told = north([
      ...opened('n', twelve),
      ...counted('lost', 6, 3, 3),
      ...counted('absent', 6, 3, 0),
      ...counted('carried', 7, 5, 0),
      ...counted('unanimous', 12, 0, 0),
    ])
    assert.deepEqual(tellOf(told, /^The motion was put/), [
      'The motion was put and lost: 6 for, 3 against, 3 abstaining, 7 of the 12 members present being needed.',
      'The motion was put and lost: 6 for, 3 against, 7 of the 12 members present being needed.',
      'The motion was put and carried: 7 for, 5 against, 7 of the 12 members present being needed.',
      'The motion was put and carried: 12 for, 0 against, 7 of the 12 members present being needed.',
    ])
    assert.deepEqual(
      told.votes.map(({ needed, reachable }) => [needed, reachable]),
      Array.from({ length: 4 }, () => [7, true]),
    )
    assert.match(told.votes[0]?.working ?? '', /6 for, 3 against, 3 abstaining; 7 needed/)
    assert.deepEqual(
      told.warned.filter(({ message }) => /^More voted/.test(message)).map((one) => one.message),
      Array.from(
        { length: 2 },
        () => 'More voted for it than against, 6 to 3, and it needs 7 of the 12 members present',
      ),
    )
  })

  it('tells what was needed where a vote was declared to be what its count is not', () => {
    const told = north([
      ...opened('n', twelve),
      ...counted('said', 6, 3, 3),
      { type: 'outcome', vote: 'said', result: 'carried' },
    ])
    assert.match(
      JSON.stringify(told.warned),
      /declared carried; by the count \(6 for, 3 against, 3 abstaining, 7 of the 12 members present being needed\) it is lost/,
    )
  })

  it('tells of equal votes and of an election no number that was needed', () => {
    const told = north([
      ...opened('n', twelve),
      ...counted('tied', 6, 6, 0),
      { type: 'casting', by: 'n01', side: 'for', vote: 'tied' },
      { type: 'nominate', by: 'n02', who: ['n03'], office: 'vice-chair' },
      { type: 'put', vote: 'vice', election: 'vice-chair' },
      { type: 'hands', vote: 'vice', for: 6, against: 3, abstain: 3 },
    ])
    assert.deepEqual(tellOf(told, /votes were equal|casting vote/), [
      'The motion was put, and the votes were equal: 6 for, 6 against.',
      'It was carried on the casting vote of Member 01.',
    ])
    const [, vice] = told.votes
    assert.deepEqual([vice?.needed, vice?.reachable], [null, null])
  })

  it('does not settle equal votes of which a casting vote makes fewer than are needed', () => {
    const told = north([
      ...opened('n', twelve),
      ...counted('for', 5, 5, 2),
      { type: 'casting', by: 'n01', side: 'for', vote: 'for' },
      ...counted('against', 5, 5, 2),
      { type: 'casting', by: 'n01', side: 'against', vote: 'against' },
    ])
    assert.deepEqual([outcome(told, 'for'), outcome(told, 'against')], ['undetermined', 'lost'])
    assert.match(
      tellOf(told, /does not settle it/).join(),
      /the casting vote is for it, which makes 6 where 7 of the 12 members present are needed/,
    )
  })

  it('tells nothing more than the votes where more for than against carry it, also by default', async () => {
    const there = people('s', 15, 1, 2, 3, 5, 6, 7, 9, 10)
    const seats = seatsOf('s', 17, 3, 15)
    for (const folder of [
      'test/fixtures/areas/eskdale-and-holmebridge',
      'test/fixtures/areas/saltwell',
      'test/fixtures/areas/starling-moor-and-wathe',
      'areas/leicestershire',
    ]) {
      const other = await openOther(folder, seats)
      const told = other([
        ...opened('s', there),
        { type: 'move', motion: 'm1', by: 's01', text: 'That it be.' },
        { type: 'second', motion: 'm1', by: 's02' },
        { type: 'put', on: 'm1', vote: 'v1' },
        { type: 'hands', vote: 'v1', for: 4, against: 3, abstain: 2 },
      ])
      assert.deepEqual(
        tellOf(told, /^The motion was put/),
        ['The motion was put and carried: 4 for, 3 against, 2 abstaining.'],
        folder,
      )
      assert.equal(told.votes[0]?.needed, null)
    }
  })

  it('tells a number that is needed whoever is there, and a share of those who voted', async () => {
    const there = people('s', 15, 1, 2, 3, 5, 6, 7, 9, 10)
    const own = salt([
      ...opened('s', there),
      ...put('six', { veto: 'sit-on', by: 's01' }),
      { type: 'hands', vote: 'six', for: 6, against: 0, abstain: 3 },
    ])
    assert.deepEqual(tellOf(own, /^The motion was put/), [
      'The motion was put and lost: 6 for, 0 against, 3 abstaining, 7 being needed.',
    ])
    const byMajority = async (majority: string) => {
      const other = await openOther(
        'test/fixtures/areas/northmere',
        seatsOf('n', 12, 2, 1),
        (text) => text.replace('share: [1, 2], of: present, exceeded: true', majority),
      )
      const told = other([...opened('n', twelve.slice(0, 9)), ...counted('one', 5, 3, 1)])
      return tellOf(told, /^The motion was put/).join()
    }
    assert.equal(
      await byMajority('share: [2, 3], of: votes-cast'),
      'The motion was put and lost: 5 for, 3 against, 1 abstaining, 6 of the 8 votes cast being needed.',
    )
    assert.equal(
      await byMajority('share: [1, 2], of: members, exceeded: true'),
      'The motion was put and lost: 5 for, 3 against, 1 abstaining, 7 of the 12 members in office being needed.',
    )
  })

  it('says that a veto is moved again only of one that was lost on the same item', () => {
    const veto = { veto: 'chief-constable', by: 'n02' }
    const lost = (name: string) => [
      ...put(name, veto),
      { type: 'hands', vote: name, for: 3, against: 4, abstain: 0 },
    ]
    const told = north([
      ...opened('n', people('n', 1, 2, 3, 4, 5, 6, 7)),
      ...lost('one'),
      ...lost('again'),
      { type: 'item', item: 2 },
      ...lost('another'),
    ])
    const again = told.silent.filter((words) => /may be moved again/.test(words))
    assert.deepEqual(
      again.map((words) => /\((\w+)\)/.exec(words)?.[1]),
      ['again'],
    )
  })

  it('tells what was put where moving it had no effect', () => {
    const told = north([
      ...opened('n', people('n', 1, 2, 3, 4, 5)),
      { type: 'interest', who: ['n02'], kind: 'personal', items: [1] },
      ...put('theirs'),
      { type: 'hands', vote: 'theirs', for: 4, against: 0, abstain: 0 },
    ])
    assert.equal(outcome(told, 'theirs'), 'no-decision')
    assert.match(told.minutes.map(({ sentence }) => sentence).join('\n'), /“That theirs be\.”/)
  })

  it('judges a question of the panel’s own by its own majority, and calls it no veto', () => {
    const there = people('s', 15, 1, 2, 3, 5, 6, 7, 9, 10)
    const own = { veto: 'sit-on', by: 's01' }
    const told = salt([
      ...opened('s', there),
      ...put('six', own),
      { type: 'hands', vote: 'six', for: 6, against: 0, abstain: 3 },
      ...put('seven', own),
      { type: 'hands', vote: 'seven', for: 7, against: 2, abstain: 0 },
    ])
    assert.equal(outcome(told, 'six'), 'lost')
    assert.equal(outcome(told, 'seven'), 'carried')
    assert.equal(told.votes[0]?.paragraph, 'Rule 12')
    assert.doesNotMatch(JSON.stringify([told.warned, told.silent]), /veto/)
  })

  it('says that the texts differ on the quorum where one has it and the one that is applied has not', () => {
    const told = salt([
      ...opened('s', people('s', 15, 1, 2, 5, 6)),
      ...put('short', { by: 's01' }),
      { type: 'hands', vote: 'short', for: 5, against: 0, abstain: 0 },
    ])
    assert.equal(outcome(told, 'short'), 'no-decision')
    assert.equal(told.votes[0]?.paragraph, 'Paragraph 9')
    assert.match(
      told.silent.join('\n'),
      /^How many make a meeting \(C01\): .*third of the members.*quarter of the seats/m,
    )
  })

  it('says of a councillor who may not be elected that they are one', () => {
    const told = salt([
      ...opened('s', people('s', 1, 2, 3, 5, 6, 16)),
      { type: 'nominate', by: 's02', who: ['s03'], office: 'chair' },
    ])
    const [bar] = told.noEffect
    assert.match(bar?.message ?? '', /Member 03 is an elected member and may not be elected/)
  })

  it('says where somebody’s own vote is not the one that the vote by name gives them', () => {
    const told = salt([
      ...opened('s', people('s', 15, 1, 2, 3, 5, 6)),
      { type: 'demand-recorded', members: people('s', 1, 2) },
      ...put('named', { by: 's01' }),
      { type: 'recorded', vote: 'named', for: people('s', 15, 1, 2), against: people('s', 3) },
      { type: 'own-vote', vote: 'named', by: 's05', side: 'against' },
      { type: 'own-vote', vote: 'named', by: 's03', side: 'against' },
    ])
    assert.match(
      told.unsettled.join('\n'),
      /Member 05 is recorded as voting against, and in the vote by name on no side/,
    )
    assert.doesNotMatch(told.unsettled.join('\n'), /Member 03/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answer } from '../answer.ts'
import { type AskedOn, answerQuestion } from '../ask.ts'
import type { RecordedCounts } from '../counts.ts'
import { constitutionOf, constitutionWith } from '../testing-rules.ts'

// Northmere has 12 seats and a quorum of a third of them, which is 4. A veto of a Chief Constable needs
// three quarters of members (Article 35); a proposition more than half of those present (Article 14).

const NORTHMERE = 'test/fixtures/areas/northmere'
const today = '2027-02-01'
const LAW = { source: { document: 'Northmere Order', paragraph: 'article 12' } }

type MadeUp = Readonly<Record<string, unknown>>

const asking = (question: string, input: unknown, rules: readonly MadeUp[] = [], on = {}) =>
  answerQuestion(
    rules.length === 0 ? constitutionOf(NORTHMERE) : constitutionWith(NORTHMERE, rules),
    question,
    input,
    { today, ...on },
  )

function ask(
  question: string,
  input: unknown,
  rules: readonly MadeUp[] = [],
  on: Partial<AskedOn> = {},
): Answer {
  const outcome = asking(question, input, rules, on)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

function refused(question: string, input: unknown, rules: readonly MadeUp[] = [], on = {}) {
  const outcome = asking(question, input, rules, on)
  assert.ok(!outcome.ok, JSON.stringify(outcome))
  return outcome.problems.map(({ message }) => message)
}

const veto = (given: MadeUp = {}) => ({
  matter: 'chief-constable',
  stage: 'proposed',
  members: 12,
  present: 12,
  for: 9,
  against: 3,
  abstain: 0,
  ...given,
})

/** A further text on the veto of a Chief Constable. */
const further = (majority: MadeUp, given: MadeUp = {}): MadeUp => ({
  id: 'made-up-veto',
  paragraph: { now: 'Article 90' },
  kind: 'majority',
  majority,
  decides: 'veto',
  parameters: { matter: 'chief-constable', stages: ['proposed'] },
  ...given,
})

const recorded: RecordedCounts = {
  seats: { number: 12, from: 'from the record of seats on 1 February 2027' },
  members: { number: 11, from: 'from the record of holdings on 1 February 2027' },
}

describe('what a share is of', () => {
  it('is asked for when a rule in force counts it, and only then', () => {
    assert.deepEqual(refused('veto', veto(), [further({ share: [2, 3], of: 'seats' })]), [
      'Article 90 counts seats: enter the number of seats',
    ])
    assert.equal(ask('veto', veto()).answer, 'vetoed')
    const { members: _, ...without } = veto()
    assert.deepEqual(refused('veto', without), [
      'Article 35 counts members: enter the number of people who are members that day',
    ])
    assert.equal(ask('veto', { ...without, stage: 'reserve' }).answer, 'not-available')
  })

  it('is never taken for another: three quarters of 12 seats are 9, of 10 members 8', () => {
    const ofSeats = [further({ share: [3, 4], of: 'seats' })]
    const ten = veto({ members: 10, present: 10, for: 8, against: 2, seats: 12 })
    const answer = ask('veto', ten, ofSeats)
    // 4 × 8 = 32 reaches 3 × 10 = 30 of members, and not 3 × 12 = 36 of seats
    assert.equal(answer.answer, 'needs-ruling')
    assert.deepEqual(
      answer.because.map(({ paragraph, working }) => `${paragraph}: ${working}`),
      [
        'Article 35: 8/10 >= 3/4, because 4 × 8 = 32 and 3 × 10 = 30; 8 of 10 members (as entered) needed: vetoed',
        'Article 90: 8/12 < 3/4, because 4 × 8 = 32 and 3 × 12 = 36; 9 of 12 seats (as entered) needed: not vetoed',
      ],
    )
    assert.equal(ask('veto', { ...ten, for: 9, against: 1 }, ofSeats).answer, 'vetoed')
  })

  it('may be those present and entitled to vote on the item, or a plain number', () => {
    const entitled = [further({ share: [3, 4], of: 'entitled' })]
    assert.match(refused('veto', veto(), entitled).join(), /^Article 90 counts members present and/)
    assert.equal(ask('veto', veto({ entitled: 12 }), entitled).answer, 'vetoed')
    const answer = ask('veto', veto({ for: 9 }), [further({ at_least: 8 })])
    assert.equal(answer.answer, 'vetoed')
    assert.equal(answer.because[1]?.working, '9 is at least 8')
  })

  it('is from the record where it is not entered, and the working says which', () => {
    const { members: _, ...without } = veto({ present: 11, for: 9, against: 2 })
    const answer = ask('veto', without, [], { counts: recorded })
    assert.equal(
      answer.working,
      '9/11 >= 3/4, because 4 × 9 = 36 and 3 × 11 = 33. It needs 9 of 11 members (from the record of holdings on 1 February 2027); 9 voted for it',
    )
    const override = ask('veto', veto(), [], { counts: recorded })
    assert.match(override.working, /It needs 9 of 12 members \(as entered\)/)
  })

  it('of quorums and requests may be members too, or a number', () => {
    const quorum = (rule: MadeUp) => ({
      id: 'made-up-quorum',
      paragraph: { now: 'Northmere Order, article 12' },
      kind: 'quorum',
      decides: 'quorum',
      parameters: { bodies: ['panel'] },
      ...LAW,
      ...rule,
    })
    const three = { body: 'panel', seats: 12, present: 3, withdrawn: 0 }
    const ofMembers = [quorum({ quorum: { share: [1, 3], of: 'members' } })]
    assert.match(refused('quorum', three, ofMembers).join(), /article 12 counts members: enter/)
    // A third of 9 members is 3, and of 12 seats 4; the law prevails, and Article 11 is shown
    const answer = ask('quorum', { ...three, members: 9 }, ofMembers)
    assert.equal(answer.answer, 'quorate')
    assert.equal(answer.facts['needed'], 3)
    assert.deepEqual(
      answer.alternatives.map(({ paragraph, answer: own }) => [paragraph, own]),
      [['Article 11', 'not-quorate']],
    )
    const byNumber = {
      id: 'made-up-requisition',
      paragraph: { now: 'Northmere Order, article 13' },
      kind: 'majority',
      majority: { at_least: 5 },
      decides: 'requisition',
      parameters: { bodies: ['panel'] },
      ...LAW,
    }
    const request = { body: 'panel', seats: 12, written: true, businessStated: true }
    assert.equal(ask('requisition', { ...request, signatories: 4 }, [byNumber]).answer, 'not-valid')
    assert.equal(
      ask('requisition', { ...request, signatories: 5 }, [byNumber]).answer,
      'must-be-called',
    )
  })
})

describe('counts that cannot be', () => {
  it('are refused, all at once', () => {
    assert.deepEqual(
      refused('veto', veto({ members: 40, present: 41, for: 30, against: 9, abstain: 3 })),
      [
        '40 are members but the panel has 12 seats. Check both numbers',
        '41 are present but the panel has 40 members. Check both numbers, counting a substitute in place of the member',
        'You entered 42 votes and abstentions but 41 are present. Check the count',
      ],
    )
  })

  it('are more votes than people, more present than seats, more withdrawn than present', () => {
    assert.deepEqual(refused('vote', { for: 9, against: 9, abstain: 0 }), [
      'You entered 18 votes and abstentions but the panel has 12 seats. Check the count',
    ])
    const quorum = { body: 'panel', seats: 12, present: 13, withdrawn: 14 }
    assert.deepEqual(refused('quorum', quorum), [
      '13 are present but the panel has 12 seats. Check both numbers, counting a substitute in place of the member',
      '14 have withdrawn but 13 are present. Count among those present the ones who have withdrawn',
    ])
  })

  it('are more signatures than members, where it is known how many there are', () => {
    const request = { body: 'panel', seats: 12, written: true, businessStated: true }
    assert.deepEqual(refused('requisition', { ...request, members: 9, signatories: 10 }), [
      '10 signed but the panel has 9 members. Check both numbers',
    ])
    assert.match(
      refused('requisition', { ...request, signatories: 12 }, [], { counts: recorded }).join(),
      /12 signed but the panel has 11 members/,
    )
  })
})

describe('counts that are odd', () => {
  const warnings = (question: string, input: unknown) => ask(question, input).warnings

  it('are answered with a warning: few members for the seats, too few to do business', () => {
    const few = veto({ members: 4, present: 3, for: 3, against: 0 })
    assert.equal(ask('veto', few).answer, 'vetoed')
    assert.deepEqual(warnings('veto', few), [
      '4 are members of a panel of 12 seats: check the number',
      '3 present: not quorate, 4 are needed (Article 11)',
    ])
    const vote = { present: 3, for: 2, against: 1, abstain: 0 }
    assert.deepEqual(warnings('vote', vote), ['3 present: not quorate, 4 are needed (Article 11)'])
  })

  it('are a vote in which everyone abstained, and one that nobody cast', () => {
    const abstaining = veto({ for: 0, against: 0, abstain: 12 })
    assert.deepEqual(warnings('veto', abstaining), [
      'Everyone who is counted abstained: nobody voted for it or against it',
    ])
    assert.deepEqual(warnings('veto', veto({ for: 0, against: 0 })), [
      'Nobody voted and nobody abstained, so nothing was decided',
    ])
  })
})

describe('a question that is put too early, or of nothing', () => {
  it('is told from when there is a rule', () => {
    assert.match(
      refused('quorum', { body: 'panel', seats: 12, present: 5 }, [], { today: '2001-01-01' })[0] ??
        '',
      /^No rule in force on 1 January 2001 says what the quorum of a panel is: the first is from \d/,
    )
  })

  it('is refused where more ask for a recorded vote than there are seats or members', () => {
    const asked = (on = {}) => refused('recorded-vote', { members: 13, when: 'before' }, [], on)
    assert.deepEqual(asked(), ['13 ask but the panel has 12 seats. Check the number'])
    const counts = { members: { number: 11, from: 'on record' } }
    assert.deepEqual(asked({ counts }), ['13 ask but the panel has 11 members. Check the number'])
  })

  it('speaks of one seat as one, even of a body too small ever to be quorate', () => {
    assert.match(
      ask('quorum', { body: 'subcommittee', seats: 1, present: 1 }).working,
      /2 of 1 seat \(as entered\)$/,
    )
  })
})

describe('votes that nobody wrote down', () => {
  const { for: _, against: __, abstain: ___, ...there } = veto()

  it('stay what the minutes say: carried, without numbers', () => {
    const answer = ask('veto', { ...there, votes: 'carried-not-counted' })
    assert.equal(answer.answer, 'carried-not-counted')
    assert.equal(
      answer.sentence,
      'Recorded as carried; the minutes give no numbers: 9 of 12 members (as entered) were needed.',
    )
    assert.equal(answer.facts['shortBy'], null)
    assert.deepEqual(
      answer.because.map(({ paragraph }) => paragraph),
      ['Article 35'],
    )
  })

  it('need not have the members known either', () => {
    const { members: ____, present: _____, ...matter } = there
    const answer = ask('veto', { ...matter, votes: 'carried-not-counted' })
    assert.equal(
      answer.working,
      'Recorded as carried; the minutes give no numbers: at least 3/4 of members were needed',
    )
    assert.equal(answer.facts['needed'], null)
  })

  it('cannot be told of where nothing is stated', () => {
    assert.equal(ask('veto', { ...there, votes: 'not-stated' }).answer, 'cannot-tell')
    assert.equal(ask('vote', { votes: 'lost-not-counted' }).answer, 'lost-not-counted')
    const answer = ask('vote', { votes: 'not-stated', present: 9 })
    assert.equal(answer.answer, 'cannot-tell')
    // More than half of 9 present are 5
    assert.equal(
      answer.working,
      'The outcome and the numbers are not stated: 5 of 9 members present (as entered) were needed',
    )
  })

  it('are warned of where too few were there for what is recorded', () => {
    const answer = ask('veto', { ...there, present: 8, votes: 'carried-not-counted' })
    assert.match(
      answer.warnings.join(),
      /8 were present and 9 votes were needed, so it cannot have been carried: check/,
    )
  })

  it('are not entered with numbers', () => {
    assert.deepEqual(refused('veto', veto({ votes: 'carried-not-counted' })), [
      'You entered votes, and that nobody counted them. Take the numbers out, or say that their numbers are known',
    ])
  })
})

describe('equal votes', () => {
  const casting = (held: string): MadeUp => ({
    id: 'made-up-casting',
    paragraph: { now: 'Northmere Order, article 14' },
    kind: 'permission',
    decides: 'casting-vote',
    parameters: { held_by: held },
    ...LAW,
  })
  const even = { for: 4, against: 4, abstain: 0 }

  it('are lost where a text says that nobody breaks them, and the text set aside is shown', () => {
    const answer = ask('vote', even, [casting('nobody')])
    assert.equal(answer.answer, 'not-carried')
    assert.equal(answer.facts['castingVote'], null)
    assert.deepEqual(
      answer.alternatives.map(({ paragraph, answer: own }) => [paragraph, own]),
      [['Article 15', 'tie']],
    )
  })

  it('are broken by whoever presides where a text says so', () =>
    assert.equal(ask('vote', even, [casting('presiding')]).facts['castingVote'], 'presiding'))
})

describe('what may be vetoed or decided by a vote of the panel’s own', () => {
  const NORTH_BUDGET = { matter: 'budget', stage: 'proposed', present: 10, entitled: 9 }

  it('is data of the area: an outcome is said in its own words', () => {
    // Two thirds of the 9 entitled to vote are 6
    const answer = ask('veto', { ...NORTH_BUDGET, for: 6, against: 3, abstain: 0 })
    assert.equal(answer.answer, 'amended')
    assert.equal(answer.headline, 'The draft budget is amended')
    assert.equal(
      answer.sentence,
      '6 voted for it. It needs 6 of the panel’s 9 members present and entitled to vote.',
    )
  })

  it('has its own stages, and no others', () => {
    const late = { ...NORTH_BUDGET, stage: 'reserve', for: 6, against: 3, abstain: 0 }
    assert.deepEqual(refused('veto', late), [
      'There is no reserve stage of the mayor’s draft budget. Choose another stage or another matter',
    ])
    assert.deepEqual(refused('veto', { ...late, matter: 'lunch' }), [
      'Choose the matter: precept, chief-constable, budget',
    ])
  })

  it('that differs between texts needs no ruling where it is no power against a person', () => {
    const text = further(
      { share: [1, 2], of: 'entitled' },
      { parameters: { matter: 'budget', stages: ['proposed'] } },
    )
    const answer = ask('veto', { ...NORTH_BUDGET, for: 5, against: 4, abstain: 0 }, [text])
    // 5 reach the half of Article 90, and not the two thirds of Article 80, which comes first
    assert.equal(answer.answer, 'not-amended')
    assert.deepEqual(
      answer.alternatives.slice(-1).map(({ paragraph, answer: other }) => [paragraph, other]),
      [['Article 90', 'amended']],
    )
  })

  it('may be barred by one text and given by another, and then a person’s fate waits for a ruling', () => {
    const bar: MadeUp = {
      id: 'made-up-no-veto',
      paragraph: { now: 'Article 90' },
      kind: 'prohibition',
      decides: 'no-veto',
      parameters: { matter: 'chief-constable', stages: ['proposed'] },
    }
    const answer = ask('veto', veto(), [bar])
    assert.equal(answer.answer, 'needs-ruling')
    assert.deepEqual(
      answer.because.map(({ paragraph }) => paragraph),
      ['Article 35', 'Article 90'],
    )
  })
})

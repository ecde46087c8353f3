import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Answer, answerJson } from '#constitution/answer.ts'
import { answerQuestion } from '#constitution/ask.ts'
import type { Ruling } from '#constitution/registers.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'

const constitution = constitutionOf('areas/leicestershire')
const TODAY = '2026-11-22'

function ask(question: string, input: unknown, rulings: readonly Ruling[] = []): Answer {
  const outcome = answerQuestion(constitution, question, input, { today: TODAY, rulings })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

const printed = (question: string, input: unknown) => answerJson(ask(question, input))
const paragraphs = (answer: Answer) => answer.because.map(({ paragraph }) => paragraph)

const precept = (members: number, present: number, votes: readonly [number, number, number]) => {
  const [inFavour, against, abstain] = votes
  return { matter: 'precept', members, present, for: inFavour, against, abstain, stage: 'proposed' }
}

describe('scenario A1, a veto needs two thirds of all members', () => {
  const rows: readonly [number, number, [number, number, number], string, number][] = [
    [15, 10, [10, 0, 0], 'vetoed', 10],
    [15, 10, [9, 0, 1], 'not-vetoed', 10],
    [15, 9, [9, 0, 0], 'not-vetoed', 10],
    [14, 12, [9, 3, 0], 'not-vetoed', 10],
    [13, 11, [9, 2, 0], 'vetoed', 9],
    [15, 15, [10, 5, 0], 'vetoed', 10],
  ]
  for (const [members, present, votes, expected, needed] of rows) {
    it(`with ${members} members, ${present} present and ${votes.join('/')}, is ${expected}`, () => {
      const answer = printed('veto', precept(members, present, votes))
      assert.equal(answer['answer'], expected)
      assert.equal(answer['needed'], needed)
      assert.equal(answer['shortBy'], Math.max(0, needed - votes[0]))
    })
  }

  it('is one short at nine, and says that all who voted is not enough', () => {
    const answer = ask('veto', precept(15, 10, [9, 0, 1]))
    assert.equal(answer.facts['shortBy'], 1)
    assert.match(answer.warnings.join(), /Everyone who voted was for the veto/)
  })

  it('warns beforehand that nine present cannot carry it', () => {
    const answer = ask('veto', precept(15, 9, [0, 0, 0]))
    assert.equal(answer.facts['reachable'], false)
    assert.match(answer.warnings.join(), /9 are present and 10 votes are needed/)
  })

  it('cites Rule 102(c) and prints the sum in whole numbers', () => {
    const answer = ask('veto', precept(15, 10, [10, 0, 0]))
    assert.ok(paragraphs(answer).includes('Rule 102(c)'))
    assert.match(answer.working, /^10\/15 >= 2\/3, because 3 × 10 = 30 and 2 × 15 = 30/)
  })

  it('shows two thirds of those present as not applied', () => {
    const answer = ask('veto', precept(15, 10, [9, 0, 1]))
    assert.match(
      answer.alternatives[0]?.text ?? '',
      /2\/3 of members present \(7 of 10\) would have passed/,
    )
  })
})

describe('scenario A2, quorum and withdrawal', () => {
  const quorum = (body: string, seats: number, present: number, withdrawn = 0) =>
    printed('quorum', { body, seats, present, withdrawn })

  it('needs 4 of 15 seats: 3 are too few, 3 and a substitute are enough', () => {
    assert.deepEqual(
      [3, 4].map((present) => quorum('panel', 15, present)['answer']),
      ['not-quorate', 'quorate'],
    )
  })

  it('is of seats, so two vacancies change nothing, and the assumption is shown', () => {
    const answer = ask('quorum', { body: 'panel', seats: 15, present: 4, withdrawn: 0 })
    assert.equal(answer.facts['needed'], 4)
    assert.match(answer.conflicts[0]?.applied ?? '', /shares of seats/)
  })

  it('needs 3 of 12 seats', () => assert.equal(quorum('panel', 12, 3)['needed'], 3))

  it('is lost for the item when one of four withdraws, and the business is adjourned', () => {
    const answer = ask('quorum', { body: 'panel', seats: 15, present: 4, withdrawn: 1 })
    assert.equal(answer.answer, 'not-quorate')
    assert.ok(paragraphs(answer).includes('Rule 8'))
    assert.match(answer.working, /4 present − 1 withdrawn = 3/)
  })

  for (const [seats, needed] of [
    [3, 3],
    [7, 3],
    [12, 3],
    [16, 4],
    [20, 5],
  ] as const) {
    it(`of a subcommittee of ${seats} is ${needed}`, () => {
      assert.equal(quorum('subcommittee', seats, needed)['needed'], needed)
      assert.equal(quorum('subcommittee', seats, needed - 1)['answer'], 'not-quorate')
    })
  }

  const interest = (kind: string | null, presentWhenPut = true, dispensation = false) =>
    ask('may-vote', { kind: 'member', presentWhenPut, interest: kind, dispensation })

  it('lets a member with a personal interest stay and vote', () => {
    const answer = interest('personal')
    assert.equal(answer.answer, 'yes')
    assert.equal(answer.facts['mustWithdraw'], false)
    assert.deepEqual(
      answer.conflicts.map(({ id }) => id),
      ['C48'],
    )
  })

  it('makes a member with a pecuniary interest leave, unless the bar is lifted', () => {
    assert.equal(interest('pecuniary').answer, 'no')
    assert.equal(interest('pecuniary').facts['mustWithdraw'], true)
    assert.equal(interest('pecuniary', true, true).answer, 'yes')
  })

  it('refuses the vote of a member who is out of the room, and cites Rule 43', () => {
    const answer = interest(null, false)
    assert.equal(answer.answer, 'no')
    assert.ok(paragraphs(answer).includes('Rule 43'))
  })
})

describe('scenario A3, the precept of a year', () => {
  const revised = (direction: string, amount: number) =>
    ask('revised-precept', { proposed: 286.23, direction, revised: amount }).answer

  it('takes only a lower precept after a veto as too high', () => {
    assert.deepEqual(
      [286.23, 287, 284.99].map((amount) => revised('too-high', amount)),
      ['does-not-comply', 'does-not-comply', 'complies'],
    )
  })

  it('takes only a higher precept after a veto as too low', () => {
    assert.deepEqual(
      [286.23, 284.99, 287].map((amount) => revised('too-low', amount)),
      ['does-not-comply', 'does-not-comply', 'complies'],
    )
  })

  it('does not take a veto without a direction', () => {
    const input = { proposed: 286.23, revised: 284.99 }
    const outcome = answerQuestion(constitution, 'revised-precept', input, { today: TODAY })
    assert.equal(outcome.ok, false)
    if (!outcome.ok) assert.match(outcome.problems[0]?.message ?? '', /^Choose why it was vetoed/)
  })

  it('has no veto at the second review: Rule 105', () => {
    const answer = ask('veto', { ...precept(15, 15, [15, 0, 0]), stage: 'revised' })
    assert.equal(answer.answer, 'not-available')
    assert.deepEqual(paragraphs(answer), ['Rule 105'])
  })
})

describe('scenario A4, ways of voting', () => {
  const ballot = (method: string, chairDiscretion = false, systemInOperation = false) =>
    ask('ballot', { method, chairDiscretion, systemInOperation })

  it('refuses a secret ballot and cites Rule 41', () => {
    const answer = ballot('secret', true, true)
    assert.equal(answer.answer, 'refused')
    assert.deepEqual(paragraphs(answer), ['Rule 41'])
  })

  it('allows hands always, voices if the chair says so, and a system if it is on and ordered', () => {
    assert.deepEqual(
      [
        ballot('hands'),
        ballot('voices'),
        ballot('voices', true),
        ballot('electronic', true),
        ballot('electronic', false, true),
        ballot('electronic', true, true),
      ].map(({ answer }) => answer),
      ['allowed', 'refused', 'allowed', 'refused', 'refused', 'allowed'],
    )
  })

  const recorded = (members: number, when: string) => ask('recorded-vote', { members, when }).answer

  it('records every vote when three ask before it, and only their own after it', () => {
    assert.deepEqual(
      [recorded(3, 'before'), recorded(2, 'before'), recorded(3, 'after')],
      ['all-recorded', 'not-triggered', 'own-vote-only'],
    )
  })

  it('lets a substitute vote who is present, and not a member who comes after', () => {
    const may = (kind: string, presentWhenPut: boolean) =>
      ask('may-vote', { kind, presentWhenPut, interest: null, dispensation: false }).answer
    assert.deepEqual([may('substitute', true), may('member', false)], ['yes', 'no'])
  })

  it('finds a tie at 6 to 6, says that the text is silent, and shows the default and its source', () => {
    const answer = ask('vote', { for: 6, against: 6, abstain: 0 })
    assert.equal(answer.answer, 'tie')
    assert.ok(answer.silent)
    assert.match(answer.silent.source, /Local Government Act 1972, Schedule 12, paragraph 39/)
    assert.equal(answer.silent.needsRulingBy, 'Chairman (Rule 56)')
  })

  it('says that the majority of an ordinary vote is a default too', () => {
    const answer = ask('vote', { for: 7, against: 6, abstain: 2 })
    assert.equal(answer.answer, 'carried')
    assert.ok(answer.silent)
  })
})

describe('scenario A5, the chair', () => {
  const chair = (kind: string, office: string) => ask('chair', { candidate: { kind }, office })

  it('is not open to an independent member, and is to a councillor who was co-opted', () => {
    assert.equal(chair('independent', 'chair').answer, 'not-eligible')
    assert.ok(paragraphs(chair('independent', 'chair')).includes('Rule 1'))
    assert.ok(paragraphs(chair('independent', 'vice-chair')).includes('Rule 2'))
    assert.equal(chair('co-opted-councillor', 'chair').answer, 'eligible')
  })

  it('goes for a meeting to an elected member only: Rule 4', () => {
    const answer = chair('independent', 'presiding')
    assert.equal(answer.answer, 'not-eligible')
    assert.deepEqual(paragraphs(answer), ['Rule 4'])
  })

  it('keeps items (a) to (c) where they are, and may move (d) to (f)', () => {
    for (const by of ['chair', 'resolution']) {
      assert.deepEqual(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((move) => ask('order-of-business', { move, by }).answer),
        ['refused', 'refused', 'refused', 'allowed', 'allowed', 'allowed'],
      )
    }
  })
})

describe('scenario A6, substitutes', () => {
  const substitute = (notice: string, authorityAllows = true) =>
    ask('substitute', { notice, meeting: '2027-02-01T14:00', authorityAllows })

  it('takes notice given exactly 24 hours before', () =>
    assert.equal(substitute('2027-01-31T14:00').answer, 'in-time'))

  it('finds a minute later too late, and says that the text gives no consequence', () => {
    const answer = substitute('2027-01-31T14:01')
    assert.equal(answer.answer, 'late')
    assert.ok(answer.silent)
    assert.match(answer.silent.default, /unless the Chairman lets them in and the reason/)
  })

  it('refuses a substitute whose council allows none', () =>
    assert.equal(substitute('2027-01-01T14:00', false).answer, 'refused'))

  it('counts hours by the clock when the clocks change in between', () => {
    // Clocks go forward on Sunday 28 March 2027: 24 hours before 14:00 that day is 13:00 on Saturday
    const at = (notice: string) =>
      ask('substitute', { notice, meeting: '2027-03-28T14:00', authorityAllows: true })
    assert.equal(at('2027-03-27T13:00').answer, 'in-time')
    assert.equal(at('2027-03-27T13:01').answer, 'late')
    assert.equal(at('2027-03-27T13:01').facts['latestNotice'], '2027-03-27T13:00')
  })
})

describe('scenario A7, a special meeting', () => {
  const requisition = (signatories: number | readonly string[], given = {}) =>
    ask('requisition', {
      body: 'panel',
      seats: 15,
      signatories,
      businessStated: true,
      written: true,
      ...given,
    })

  it('must be called at 4 signatures of 15, and not at 3', () => {
    assert.equal(requisition(3).answer, 'not-valid')
    assert.equal(requisition(4).answer, 'must-be-called')
  })

  it('must be asked for in writing, with its business', () => {
    assert.equal(requisition(5, { businessStated: false }).answer, 'not-valid')
    assert.match(requisition(5, { written: false }).warnings.join(), /not in writing/)
  })

  it('counts a person who signs twice once', () => {
    const answer = requisition(['Ann Lee', 'Bo Cole', 'Cy Ross', 'ann lee'])
    assert.equal(answer.answer, 'not-valid')
    assert.equal(answer.facts['counted'], 3)
  })

  it('takes two signatures of a subcommittee of seven', () =>
    assert.equal(requisition(2, { body: 'subcommittee', seats: 7 }).answer, 'must-be-called'))
})

describe('scenario A8, confirmation hearings', () => {
  const veto = (stage: string) =>
    ask('veto', { ...precept(15, 15, [10, 5, 0]), matter: 'chief-constable', stage })

  it('may end in a veto of a Chief Constable by ten of fifteen', () =>
    assert.equal(veto('proposed').answer, 'vetoed'))

  it('has no second veto of a reserve candidate: Rule 89', () => {
    assert.equal(veto('reserve').answer, 'not-available')
    assert.deepEqual(paragraphs(veto('reserve')), ['Rule 89'])
  })
})

describe('scenario A9, suspending the commissioner', () => {
  const charge = (months: number, given = {}) => ({
    charged: true,
    maximumSentenceMonths: months,
    jurisdiction: 'england-and-wales',
    ...given,
  })
  const ruling: Ruling = {
    id: 'ruling-2027-01',
    on: 'C01',
    ruling: 'may',
    who: 'Monitoring Officer',
    when: '2026-11-01',
    why: 'Rule 110 is the later text and speaks of two years or more.',
  }

  it('needs a ruling at 24 months, because the texts differ', () => {
    const answer = ask('suspend-commissioner', charge(24))
    assert.equal(answer.answer, 'needs-ruling')
    assert.equal(answer.facts['mayProceed'], false)
    assert.deepEqual(
      answer.conflicts.map(({ id }) => id),
      ['C01'],
    )
    assert.equal(answer.conflicts[0]?.needsRulingBy, 'Monitoring Officer')
    assert.ok((answer.conflicts[0]?.texts.length ?? 0) >= 3)
  })

  it('may be done above 24 months and may not below', () => {
    assert.equal(ask('suspend-commissioner', charge(25)).answer, 'may')
    assert.equal(ask('suspend-commissioner', charge(23)).answer, 'may-not')
    assert.deepEqual(ask('suspend-commissioner', charge(25)).conflicts, [])
  })

  it('counts an offence charged in Jersey, and none charged elsewhere', () => {
    assert.equal(ask('suspend-commissioner', charge(25, { jurisdiction: 'jersey' })).answer, 'may')
    assert.equal(
      ask('suspend-commissioner', charge(25, { jurisdiction: 'other' })).answer,
      'may-not',
    )
  })

  it('needs a charge: an arrest is not enough', () =>
    assert.equal(ask('suspend-commissioner', charge(60, { charged: false })).answer, 'may-not'))

  it('follows a recorded ruling at 24 months, and cites it', () => {
    const answer = ask('suspend-commissioner', charge(24), [ruling])
    assert.equal(answer.answer, 'may')
    assert.ok(paragraphs(answer).includes('Ruling of 1 November 2026 on C01'))
    assert.equal(answer.conflicts[0]?.needsRulingBy, null)
    assert.ok(
      answer.alternatives.some(({ paragraph }) => paragraph === 'Terms of reference, powers 1'),
    )
  })

  it('does not follow a ruling made after the day asked about, nor one that was replaced', () => {
    const later = { ...ruling, id: 'ruling-2027-02', ruling: 'may-not', when: '2026-11-10' }
    assert.equal(ask('suspend-commissioner', charge(24), [later, ruling]).answer, 'may-not')
    const future = { ...ruling, when: '2026-12-01' }
    assert.equal(ask('suspend-commissioner', charge(24), [future]).answer, 'needs-ruling')
  })

  it('makes only the deputy or staff eligible to act', () => {
    const acting = (candidate: string) =>
      ask('acting-commissioner', { cause: 'suspension', candidate }).answer
    assert.deepEqual(['deputy', 'staff', 'member', 'other'].map(acting), [
      'eligible',
      'eligible',
      'not-eligible',
      'not-eligible',
    ])
  })

  it('warns when another text would prefer someone else', () => {
    const answer = ask('acting-commissioner', { cause: 'vacancy', candidate: 'staff' })
    assert.deepEqual(
      answer.conflicts.map(({ id }) => id),
      ['C26'],
    )
    assert.match(answer.warnings.join(), /Another text is narrower/)
  })
})

describe('scenario A10, changing the constitution and delegating', () => {
  it('makes a change to the rules stand adjourned, with Rule 113 as the counter-argument', () => {
    const answer = ask('amend-constitution', { part: 'rules', meeting: 'same' })
    assert.equal(answer.answer, 'stands-adjourned')
    assert.deepEqual(paragraphs(answer), ['Rule 55'])
    assert.equal(answer.alternatives[0]?.paragraph, 'Rule 113')
    assert.deepEqual(
      answer.conflicts.map(({ id }) => id),
      ['C32'],
    )
  })

  it('lets other parts be decided, with a warning where the councils agreed them', () => {
    const change = (part: string) => ask('amend-constitution', { part, meeting: 'same' })
    assert.equal(change('protocol').answer, 'may-be-decided')
    assert.deepEqual(change('protocol').warnings, [])
    assert.match(change('terms-of-reference').warnings.join(), /councils agreed/)
  })

  const delegate = (task: string, to: string) => ask('delegate', { function: task, to })

  it('refuses to let a subcommittee decide a special function', () => {
    for (const task of [
      'precept',
      'plan',
      'annual-report',
      'senior-appointment',
      'chief-constable',
    ]) {
      assert.equal(delegate(task, 'subcommittee').answer, 'refused')
      assert.equal(delegate(task, 'task-group').answer, 'refused')
      assert.equal(delegate(task, 'officer').answer, 'refused')
    }
  })

  it('lets a subcommittee hear a complaint: Rule 108', () => {
    const answer = delegate('complaint-handling', 'subcommittee')
    assert.equal(answer.answer, 'allowed')
    assert.ok(paragraphs(answer).includes('Rule 108'))
  })

  it('finds the texts at odds on an officer who resolves a complaint', () => {
    const answer = delegate('complaint-resolution', 'officer')
    assert.equal(answer.answer, 'needs-ruling')
    assert.deepEqual(
      answer.conflicts.map(({ id }) => id),
      ['C07'],
    )
  })
})

describe('the route of a complaint', () => {
  const route = (about: string, given = {}) =>
    ask('complaint-route', {
      about,
      criminal: false,
      merits: false,
      operational: false,
      grounds: [],
      ...given,
    }).answer

  it('goes to the force, the commissioner or nowhere when it is not about the commissioner', () => {
    assert.deepEqual(
      ['force', 'chief-constable', 'panel', 'panel-member'].map((about) => route(about)),
      ['pass-to-force', 'pass-to-commissioner', 'out-of-scope', 'out-of-scope'],
    )
  })

  it('is tried as crime, then operational, merits, grounds and what is already done', () => {
    assert.equal(route('commissioner', { criminal: true, operational: true }), 'refer-iopc')
    assert.equal(route('deputy', { operational: true }), 'pass-to-force')
    assert.equal(route('deputy', { merits: true }), 'out-of-scope')
    assert.equal(route('deputy', { grounds: ['repetitious'] }), 'reject')
    assert.equal(route('deputy', { grounds: ['already-dealt-with'] }), 'no-further-action')
    assert.equal(route('commissioner'), 'informal-resolution')
  })

  it('does not take a ground it does not know, and names those it does', () => {
    const input = { about: 'commissioner', grounds: ['boring'] }
    const outcome = answerQuestion(constitution, 'complaint-route', input, { today: TODAY })
    assert.ok(!outcome.ok)
    assert.match(
      outcome.problems[0]?.message ?? '',
      /"boring" is not a ground. Use any of commissioner-staff-work/,
    )
  })
})

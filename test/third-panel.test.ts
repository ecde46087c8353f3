import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { checkArea } from '#app/check-area.ts'
import { readAreaFolder } from '#area/index.ts'
import { answerJson } from '#constitution/answer.ts'
import { answerQuestion, describeQuestion } from '#constitution/ask.ts'
import type { RecordedCounts } from '#constitution/counts.ts'
import { presentConstitution } from '#constitution/pages/index-page.ts'
import { presentRule } from '#constitution/pages/rule-page.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import type { Decider } from '#constitution/timetables/reckoner.ts'
import { makeTimetable } from '#constitution/timetables/timetable.ts'
import { actorWords, fillWords, wordedOn } from '#constitution/words.ts'
import { countsOn, heldOn, readPeople } from '#people/index.ts'
import { numbersNeeded } from '#procedures/next-meeting.ts'
import { SPECIAL_MEETING } from '#procedures/special-meeting.ts'

const AREA = 'test/fixtures/areas/saltwell'
const TODAY = '2026-12-01'

const files = await readAreaFolder(join(import.meta.dirname, '..', AREA))
const decider = deciderOf(AREA)

/** The answer as `decide` prints it, or the sentences with which it is refused. */
function ask(question: string, input: object, today = TODAY): Readonly<Record<string, unknown>> {
  const outcome = answerQuestion(decider.constitution, question, input, { today })
  return outcome.ok
    ? answerJson(outcome.value)
    : { refused: outcome.problems.map(({ message }) => message).join(' ') }
}

function veto(matter: string, votes: object): Readonly<Record<string, unknown>> {
  return ask('veto', { matter, stage: 'proposed', ...votes })
}

function dates(procedure: string, input: object): Readonly<Record<string, string | null>> {
  const made = makeTimetable(procedure, input, decider)
  assert.ok(made.ok, made.ok ? '' : made.problems.map(({ message }) => message).join('\n'))
  return Object.fromEntries(made.value.deadlines.map(({ id, due }) => [id, due]))
}

describe('a third panel, unlike the other two', () => {
  it('has nothing wrong with it, and every example of its rules comes out', async () => {
    const { problems, unjudged, examples } = await checkArea(files, TODAY)
    assert.deepEqual(problems, [])
    assert.equal(unjudged, 0)
    assert.ok(examples > 40)
  })
})

describe('the meetings of the third panel', () => {
  it('take their quorum from members in office, and show what the other text would give', () => {
    const of16 = { body: 'panel', seats: 17, members: 16 }
    // 16 / 3 = 5.33, so 6; Rule 4 asks 17 / 4 = 4.25, so 5, and does not prevail
    const five = ask('quorum', { ...of16, present: 5 })
    assert.deepEqual([five['answer'], five['needed']], ['not-quorate', 6])
    assert.match(JSON.stringify(five['alternatives']), /Rule 4.*quorate.*Paragraph 9 prevails/)
    assert.equal(ask('quorum', { ...of16, present: 6 })['answer'], 'quorate')
    // 12 / 3 = 4, but never fewer than five
    assert.equal(ask('quorum', { ...of16, members: 12, present: 4 })['needed'], 5)
    // A sub-committee needs three, whatever its seats
    assert.equal(ask('quorum', { body: 'subcommittee', present: 2 })['shortBy'], 1)
  })

  it('say of what their numbers are, or of nothing', () => {
    const said = (question: string, input: object) =>
      String(ask(question, { body: 'panel', seats: 17, members: 16, ...input })['sentence'])
    assert.equal(
      said('quorum', { present: 7 }),
      '7 can be counted, and 6 are needed of 16 members.',
    )
    // Four members, however many there are
    const request = { signatories: 5, written: true, businessStated: true }
    assert.equal(said('requisition', request), '5 signed, and 4 are needed.')
    const counts = { members: { number: 16, from: 'by the record' } }
    const recorded: Decider = {
      ...decider,
      countsOn: () => counts,
      decide: (question, input, today) =>
        answerQuestion(decider.constitution, question, input, { today, counts }),
    }
    assert.match(numbersNeeded(TODAY, recorded)[0]?.text ?? '', /^6 present, of 16 members/)
  })

  it('need no seats of a special meeting that are on record, or that no rule counts', () => {
    const lacking = (body: string, counts: RecordedCounts = {}) =>
      SPECIAL_MEETING.lacking?.({ title: 'A meeting', body }, TODAY, {
        ...decider,
        countsOn: () => counts,
        decide: (question, input, today) =>
          answerQuestion(decider.constitution, question, input, { today, counts }),
      })?.map(({ field, message }) => [field, message])
    const recorded = {
      seats: { number: 17, from: 'by the record' },
      members: { number: 16, from: 'by the record' },
    }
    // Rule 4 counts the panel’s seats; of a sub-committee it is three members
    assert.deepEqual(lacking('panel'), [
      ['seats', 'Rule 4 counts seats: enter the number of seats'],
    ])
    assert.deepEqual(lacking('panel', recorded), [])
    assert.deepEqual(lacking('subcommittee'), [])
  })

  it('are counted in words where there is no share, and a first day is no last one', () => {
    const request = { body: 'panel', seats: 17, members: 16, written: true, businessStated: true }
    assert.match(
      String(ask('requisition', { ...request, signatories: 4 })['working']),
      /^4 is at least 4/,
    )
    const budget = { members: 16, present: 12, for: 9, against: 2, abstain: 1 }
    assert.match(
      JSON.stringify(veto('fire-plan', { ...budget, entitled: 12 })['alternatives']),
      /More than half of members \(9 of 16\)/,
    )
    const vice = ask('chair', { office: 'vice-chair', candidate: { kind: 'elected' } })
    assert.match(String(vice['working']), /^Vice-Chair: open to/)
    const made = makeTimetable('special-meeting', { requested: '2026-12-01' }, decider)
    assert.ok(made.ok)
    assert.match(made.value.answer, /^Not before/)
  })

  it('do not count a quorum of members from seats', () => {
    const { refused } = ask('quorum', { body: 'panel', seats: 17, present: 6 })
    assert.equal(
      refused,
      'Paragraph 9 counts members: enter the number of people who are members that day',
    )
  })

  it('are called by four members, on paper that says what for', () => {
    const request = { body: 'panel', written: true, businessStated: true }
    assert.equal(ask('requisition', { ...request, signatories: 4 })['answer'], 'must-be-called')
    const three = ask('requisition', { ...request, signatories: 3 })
    assert.deepEqual([three['answer'], three['shortBy']], ['not-valid', 1])
    const silent = ask('requisition', { ...request, signatories: 5, businessStated: false })
    assert.equal(silent['answer'], 'not-valid')
  })

  it('lose a tie, which nobody may break', () => {
    const tie = ask('vote', { present: 9, for: 4, against: 4, abstain: 1 })
    assert.deepEqual([tie['answer'], tie['castingVote']], ['not-carried', null])
    assert.match(String(tie['sentence']), /nobody has a casting vote/)
    const carried = ask('vote', { present: 9, for: 5, against: 4, abstain: 0 })
    assert.equal(carried['answer'], 'carried')
    assert.equal(ask('vote', { votes: 'not-stated' })['answer'], 'cannot-tell')
  })

  it('go on after half past four by seven votes, a question of their own', () => {
    const sitOn = (votes: object) => ask('own', { question: 'sit-on', present: 12, ...votes })
    assert.equal(sitOn({ for: 7, against: 5, abstain: 0 })['answer'], 'sits-on')
    // Nobody is against it, and six are still not seven
    assert.equal(sitOn({ for: 6, against: 0, abstain: 6 })['answer'], 'rises')
  })

  it('record a vote in full when the rule on that alone is in force', () => {
    const { constitution } = decider
    const rules = constitution.rules.filter(({ decides }) => decides !== 'own-vote-recorded')
    const asked = (when: 'before' | 'after') =>
      answerQuestion(
        { ...constitution, rules },
        'recorded-vote',
        { members: 9, when },
        { today: TODAY },
      )
    const before = asked('before')
    assert.equal(before.ok && before.value.answer, 'all-recorded')
    const after = asked('after')
    assert.match(
      after.ok ? '' : (after.problems[0]?.message ?? ''),
      /^No rule in force says how many must ask after the vote, for their own vote to be recorded/,
    )
  })

  it('have an independent member in the chair and councillors beside', () => {
    const may = (office: string, kind: string) =>
      ask('chair', { office, candidate: { kind } })['answer']
    assert.equal(may('chair', 'independent'), 'eligible')
    assert.equal(may('chair', 'elected'), 'not-eligible')
    assert.equal(may('vice-chair', 'elected'), 'eligible')
    assert.equal(may('vice-chair', 'independent'), 'not-eligible')
  })

  it('let in a substitute of the same party at any hour, if the council does', () => {
    const at = { notice: '2026-12-10T13:59', meeting: '2026-12-10T14:00' }
    const may = (authorityAllows: boolean, sameParty?: boolean) =>
      ask('substitute', {
        ...at,
        authorityAllows,
        ...(sameParty === undefined ? {} : { sameParty }),
      })
    assert.equal(may(true, true)['answer'], 'allowed')
    assert.equal(may(true, false)['answer'], 'refused')
    assert.equal(may(false, true)['answer'], 'refused')
    assert.match(
      String(may(true)['refused']),
      /Paragraph 8 asks for a substitute of the same party/,
    )
  })
})

describe('what the third panel votes on', () => {
  it('is a budget that two thirds of the members amend', () => {
    // 16 × 2 / 3 = 10.67, so 11, however many come
    const votes = { members: 16, present: 11, against: 0, abstain: 0 }
    const carried = veto('budget', { ...votes, for: 11 })
    assert.deepEqual([carried['answer'], carried['needed']], ['amended', 11])
    assert.equal(veto('budget', { ...votes, for: 10, abstain: 1 })['answer'], 'not-amended')
  })

  it('is a fire plan that more than half of those present and entitled send back', () => {
    // Ten of the twelve present may vote: more than 5 is 6. Of the twelve it would be 7
    const votes = { present: 12, entitled: 10, abstain: 0 }
    const six = veto('fire-plan', { ...votes, for: 6, against: 4 })
    assert.deepEqual([six['answer'], six['needed']], ['sent-back', 6])
    assert.equal(veto('fire-plan', { ...votes, for: 5, against: 5 })['answer'], 'not-sent-back')
    assert.match(
      String(veto('fire-plan', { present: 12, for: 6, against: 4, abstain: 0 })['refused']),
      /Paragraph 21/,
    )
  })

  it('is a deputy, of whom two texts differ, so that someone has to rule', () => {
    const of = (entitled: number, inFavour: number) =>
      veto('deputy', {
        present: entitled,
        entitled,
        for: inFavour,
        against: entitled - inFavour,
        abstain: 0,
      })['answer']
    // 9 of 12: nine, and three quarters; 7 of 12: neither; 9 of 15: nine, and less than 10;
    // 8 of 12: two thirds, and not nine
    assert.deepEqual(
      [of(12, 9), of(12, 7), of(15, 9), of(12, 8)],
      ['refused', 'confirmed', 'needs-ruling', 'needs-ruling'],
    )
  })

  it('is the precept, by the law, which the arrangements leave alone', () => {
    // 16 × 2 / 3 = 10.67, so 11
    const votes = { members: 16, present: 12, against: 0 }
    assert.equal(veto('precept', { ...votes, for: 11, abstain: 1 })['answer'], 'vetoed')
    assert.equal(veto('precept', { ...votes, for: 10, abstain: 2 })['answer'], 'not-vetoed')
  })
})

describe('the dates of the third panel', () => {
  it('fall at an hour of the day for questions of the public', () => {
    // Thursday 17 December: two weeks before, and 18, 21 and 22 December are working days
    assert.deepEqual(dates('public-question', { meeting: '2026-12-17' }), {
      'question-in': '2026-12-03T12:00',
      'written-answer': '2026-12-22T10:30',
    })
    // Wednesday 23 December: 24, 29 and 30 December, with Christmas, a weekend and the 28th passed over
    assert.deepEqual(dates('public-question', { meeting: '2026-12-23' }), {
      'question-in': '2026-12-09T12:00',
      'written-answer': '2026-12-30T10:30',
    })
  })

  it('follow one another from a petition, each from the last day of the step before', () => {
    // 18, 21, 22, 23 and 24 December; six weeks after that
    assert.deepEqual(dates('petition', { petitionReceived: '2026-12-17' }), {
      acknowledged: '2026-12-24',
      heard: null,
      answered: '2027-02-04',
    })
    // Acknowledged the next day, it is counted from there
    assert.equal(
      dates('petition', { petitionReceived: '2026-12-17', acknowledged: '2026-12-18' })['answered'],
      '2027-01-29',
    )
  })

  it('count clear days that are not working days for an agenda', () => {
    // 28 December to 3 January lie between, with two holidays, a Saturday and a Sunday: 27 December.
    // The law’s five clear working days are 23, 24, 29, 30 and 31 December: 22 December, which is earlier
    const made = makeTimetable('agenda-notice', { meeting: '2027-01-04' }, decider)
    assert.ok(made.ok)
    const [publish] = made.value.deadlines
    assert.equal(publish?.due, '2026-12-22')
    assert.equal(publish?.rule, 'statute-agenda-notice')
    assert.deepEqual(
      publish?.alternatives.map(({ due, rule }) => [due, rule]),
      [['2026-12-27', 'notice']],
    )
  })

  it('bring the precept to the panel by noon', () => {
    assert.deepEqual(dates('precept', { financialYear: '2027-28' }), {
      notify: '2027-02-01T12:00',
      'panel-report': '2027-02-08',
      'revised-precept': '2027-02-15',
    })
  })

  it('leave four weeks for a meeting that members ask for', () => {
    assert.deepEqual(dates('requisition', { requested: '2026-12-01' }), {
      'special-meeting': '2026-12-29',
    })
  })
})

describe('who is held to account by the third panel', () => {
  it('is a commissioner until the day on which a board begins', () => {
    const said = (day: string) =>
      fillWords(wordedOn(decider.constitution, day), '{Office}, {bare:office_title}')
    assert.equal(said('2027-05-31'), 'The commissioner, Police and Crime Commissioner')
    assert.equal(said('2027-06-01'), 'The board, Police and Crime Board')
  })

  it('is named in timetables and questions as on the day asked about', () => {
    const notifying = (financialYear: string) => {
      const made = makeTimetable('precept', { financialYear }, decider)
      assert.ok(made.ok)
      return made.value.deadlines[0]?.what
    }
    // By the rules of 1 February 2027, and of 1 February 2028, when there is a board
    assert.equal(notifying('2027-28'), 'The commissioner tells the panel of the proposed precept')
    assert.equal(notifying('2028-29'), 'The board tells the panel of the proposed precept')
    const title = (day: string) => {
      const described = describeQuestion(decider.constitution, 'acting-commissioner', day)
      assert.ok(described.ok)
      return String(described.value['title'])
    }
    assert.match(title('2027-05-31'), /commissioner/i)
    assert.match(title('2027-06-01'), /board/i)
  })

  it('can be suspended only while it is a commissioner, by a change of one rule of the law', () => {
    const charge = { charged: true, maximumSentenceMonths: 36, jurisdiction: 'scotland' }
    assert.equal(ask('suspend-commissioner', charge, '2027-05-31')['answer'], 'may')
    assert.match(
      String(ask('suspend-commissioner', charge, '2027-06-01')['refused']),
      /No rule in force/,
    )
  })
})

describe('the pages of the third panel’s rules', () => {
  const held = (today: string) => ({
    constitution: decider.constitution,
    rulings: [],
    today,
    countsOn: decider.countsOn,
    membersOn: decider.membersOn,
    version: '1',
  })

  it('say of a rule that ends until when it holds, and only then that it is gone', () => {
    const status = (day: string) => presentRule(held(day), 'statute-suspension')?.status
    assert.equal(status('2027-05-31'), 'Law until 31 May 2027')
    assert.equal(status('2027-06-01'), 'No longer in the text')
  })

  it('name who has to do a thing as the panel does on the day', () => {
    const who = (id: string, day: string) =>
      presentRule(held(day), id)?.facts.find(({ term }) => term === 'Who')?.text
    assert.equal(who('precept-notify', '2027-05-31'), 'Commissioner')
    assert.equal(who('precept-notify', '2027-06-01'), 'Board')
    // A rule that ended with the commissioner keeps the words of its days
    assert.equal(who('statute-suspension', '2027-06-01'), 'Panel')
    const words = (actor: string) =>
      actorWords(wordedOn(decider.constitution, '2027-06-01'), { actor })
    assert.deepEqual(['Clerk', 'Office', 'office and chair', 'deputy commissioner'].map(words), [
      'Panel Secretary',
      'board',
      'board and Chair',
      'deputy commissioner',
    ])
    const made = makeTimetable('precept', { financialYear: '2028-29' }, decider)
    assert.deepEqual(made.ok && made.value.deadlines.map(({ actor }) => actor), [
      'board',
      'panel',
      'board',
    ])
  })

  it('speak of no covering report, as there is one text and no report of it', () => {
    const [about] = presentConstitution(held(TODAY)).registers.filter(
      ({ href }) => href === '/constitution/versions',
    )
    assert.equal(about?.about, 'the text that is held')
  })
})

describe('the people of the third panel', () => {
  const read = readPeople(files)
  assert.ok(read.ok)
  const people = read.value
  const holds = (day: string, post: string) =>
    heldOn(people, day)
      .posts.filter((one) => one.post.id === post)
      .map(({ state, by }) => [state, ...by.map(({ person }) => person.name)].join(' '))

  it('are sixteen on seventeen seats, one vacant', () => {
    const { seats, members } = countsOn(people, TODAY)
    assert.deepEqual([seats?.number, members?.number], [17, 16])
    // Until 7 September 2026 nobody says who held the seat of Ferndyke
    assert.equal(countsOn(people, '2026-09-07').members?.number, null)
    const ferndyke = heldOn(people, TODAY).seats.find(({ seat }) => seat.id === 'ferndyke-1')
    assert.equal(ferndyke?.state, 'vacant')
  })

  it('have an independent chair and two vice-chairs', () => {
    assert.deepEqual(holds(TODAY, 'chair'), ['held Nell Fordham'])
    assert.deepEqual(holds(TODAY, 'vice-chair-1'), ['held Cllr Edda Quill'])
    assert.deepEqual(holds(TODAY, 'vice-chair-2'), ['held Cllr Cissy Vane'])
  })

  it('are held to account as a commissioner, and then as a board not named yet', () => {
    assert.deepEqual(holds('2027-05-31', 'commissioner'), ['held Silas Cobb'])
    assert.deepEqual(holds('2027-06-01', 'commissioner'), [])
    assert.deepEqual(holds('2027-06-01', 'police-board'), ['not-recorded'])
  })

  it('are of councils that allow substitutes, or do not, or have not said', () => {
    const allows = (id: string) => people.bodies.get(id)?.allows_substitutes
    assert.deepEqual(
      [allows('gorsey'), allows('brackwater'), allows('overmarch')],
      [true, false, undefined],
    )
  })
})

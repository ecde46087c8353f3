import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkExamples } from '#constitution/examples.ts'
import { examineConstitution } from '#constitution/load-constitution.ts'
import { presentAsk } from '#constitution/pages/ask-page.ts'
import { presentConstitution } from '#constitution/pages/index-page.ts'
import { presentRule } from '#constitution/pages/rule-page.ts'
import { presentTimetable } from '#constitution/pages/timetable-page.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import { ruleTextsOf } from '#constitution/testing-rules.ts'

const TODAY = '2026-12-01'
const AREA = 'test/fixtures/areas/saltwell'
const decider = deciderOf(AREA)
const held = {
  constitution: decider.constitution,
  rulings: [],
  today: TODAY,
  countsOn: decider.countsOn,
  membersOn: decider.membersOn,
  calendar: decider.calendar,
  version: '1',
}

describe('the form on a vote of the third panel', () => {
  const form = (sent: Record<string, string>) => presentAsk(held, 'veto', sent)
  const labels = (sent: Record<string, string>) => form(sent)?.fields.map(({ label }) => label)

  it('asks first what it is about, and then in the words of that', () => {
    assert.deepEqual(labels({}), ['What it is about'])
    const budget = form({ matter: 'budget' })
    assert.equal(budget?.title, 'Is the vote on the draft budget carried?')
    assert.equal(budget?.shown, null)
    // There is one stage of it, which nobody has to choose
    assert.ok(!labels({ matter: 'budget' })?.includes('At which stage'))
    assert.ok(labels({ matter: 'budget' })?.includes('Votes for'))
    const votesFor = budget?.fields.find(({ name }) => name === 'for')
    assert.equal(votesFor?.hint, 'If they carry it: The draft budget is amended')
    assert.ok(labels({ matter: 'precept' })?.includes('Votes for the veto'))
    // Two thirds of the members amend the budget; of those entitled, a deputy is refused
    const [members, entitled] = [
      'People who are members that day',
      'Of them, how many may vote on this item',
    ]
    assert.deepEqual(
      ['budget', 'deputy'].map((matter) =>
        [members, entitled].map((one) => labels({ matter })?.includes(one)),
      ),
      [
        [true, false],
        [false, true],
      ],
    )
  })

  it('says what each text makes of votes on which they differ, and who has to rule', () => {
    const sent = {
      matter: 'deputy',
      present: '15',
      entitled: '15',
      for: '9',
      against: '6',
      abstain: '0',
    }
    const panel = form(sent)?.shown?.panel
    assert.equal(panel?.heading, 'Not settled: the texts disagree, and someone has to rule')
    assert.equal(
      panel?.sentence,
      '9 voted for it. By Paragraph 22 the deputy is refused; by Rule 15 the deputy is confirmed. To rule on it: the monitoring officer.',
    )
  })
})

describe('the order of business of the third panel', () => {
  it('has its own items, which are known by letters or by words', () => {
    const [items] = presentAsk(held, 'order-of-business', {})?.fields ?? []
    assert.deepEqual(
      items?.items?.map((item) => 'text' in item && item.text),
      [
        '(a) who presides',
        '(b) minutes of the last meeting',
        '(c) questions of the public',
        '(d) petitions',
        '(e) reports of those held to account',
        'Urgent business',
      ],
    )
    const shown = presentAsk(held, 'order-of-business', { move: 'urgent', by: 'chair' })
    assert.match(JSON.stringify(shown?.shown?.why), /Urgent business may be moved/)
  })
})

describe('the dates of a procedure that only the third panel has', () => {
  const page = (procedure: string, sent = {}) => presentTimetable(held, procedure, sent)

  it('stand on a page of their own, which the page of the constitution leads to', () => {
    assert.deepEqual(
      presentConstitution(held).timetables.map(({ text }) => text),
      ['Requisition', 'Public question', 'Petition'],
    )
    const shown = page('petition', { petitionReceived: '2026-12-17', acknowledged: '' })
    assert.deepEqual(
      shown?.dates?.rows.map(([when, what]) => [when?.text, what?.text]),
      [
        ['By Thursday 24 December 2026', 'The Panel Secretary acknowledges the petition'],
        ['No date is set', 'The panel hears the petition'],
        ['By Thursday 4 February 2027', 'The panel answers the petitioner'],
      ],
    )
    assert.match(JSON.stringify(shown?.dates), /the last day for the step before/)
  })

  it('are counted from something, and say what it is when nothing is given', () => {
    assert.equal(page('petition')?.dates, null)
    assert.deepEqual(
      page('petition', { petitionReceived: '' })?.problems?.map(({ message }) => message),
      ['Enter a day in one of Petition received and Acknowledged: the dates are counted from it'],
    )
    assert.equal(page('precept'), undefined)
    assert.equal(page('lunch'), undefined)
  })
})

describe('the worked examples of the third panel', () => {
  const rows = (rule: string) =>
    presentRule(held, rule)?.examples?.rows.map(([answer, suppose]) => [
      answer?.text,
      suppose?.text,
      answer?.href,
    ])

  it('may be dates, a refusal, or of a day on which the rule still held', () => {
    assert.deepEqual(rows('question-in'), [
      [
        '12:00 on Thursday 26 November 2026; 10:30 on Tuesday 15 December 2026',
        'Meeting: 10 December 2026',
        '/constitution/timetables/public-question?meeting=2026-12-10',
      ],
    ])
    const [answer] = rows('quorum-arrangements')?.at(-1) ?? []
    assert.match(String(answer), /^Cannot be answered: 18 are present/)
    // The law on suspension ends here on 31 May 2027
    const later = presentRule({ ...held, today: '2028-01-01' }, 'statute-suspension')
    assert.match(String(later?.examples?.rows[0]?.[0]?.href), /on=2027-05-31/)
  })

  it('are told of, with file, line and what came instead, where they do not come out', () => {
    const told = (passage: string, slip: string) => {
      const file = 'constitution/public.yaml'
      const texts = ruleTextsOf(AREA)
      const text = texts.get(file) ?? ''
      assert.ok(text.includes(passage), passage)
      texts.set(file, text.replace(passage, slip))
      const { constitution, unread } = examineConstitution(texts)
      const reckoner = { constitution, calendar: decider.calendar }
      return checkExamples(reckoner, texts, TODAY, unread).problems.map(({ message }) => message)
    }
    assert.deepEqual(told("'2026-11-26T12:00'", "'2026-11-27T12:00'"), [
      'constitution/public.yaml, line 25, rule question-in: its example 1, public-question {"meeting":"2026-12-10"} is {"question-in":"2026-11-27T12:00","written-answer":"2026-12-15T10:30"}, has "2026-11-26T12:00" as question-in. Correct the example, or the rule',
    ])
    assert.match(
      told('due: { heard: null', 'due: { herd: null').join(),
      /has no date "herd", but acknowledged, heard, answered/,
    )
  })
})

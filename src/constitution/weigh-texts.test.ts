import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answer } from './answer.ts'
import { answerQuestion } from './ask.ts'
import { parseConstitution } from './load-constitution.ts'
import type { Ruling } from './registers.ts'
import { constitutionWith, ruleTextsOf } from './testing-rules.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'
const today = '2026-11-22'
const LAW = { source: { document: 'Northmere Order', paragraph: 'article 12' } }

type MadeUp = Readonly<Record<string, unknown>>

function ask(
  rules: readonly MadeUp[],
  question: string,
  input: unknown,
  rulings: readonly Ruling[] = [],
): Answer {
  const constitution = constitutionWith(NORTHMERE, rules)
  const outcome = answerQuestion(constitution, question, input, { today, rulings })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

const cited = ({ because }: Answer) => because.map(({ paragraph }) => paragraph)

/** A further text on when a mayor may be suspended; Article 48 says three years or more. */
const suspension = (paragraph: string, months: number): MadeUp => ({
  id: 'made-up-suspension',
  paragraph: { now: paragraph },
  kind: 'permission',
  decides: 'suspend-commissioner',
  parameters: {
    threshold_months: months,
    threshold_included: true,
    jurisdictions: ['scotland', 'england-and-wales'],
  },
})

const charge = (maximumSentenceMonths: number) => ({
  charged: true,
  maximumSentenceMonths,
  jurisdiction: 'scotland',
})

/** A further text on who may act; Article 47 has only the deputy. */
const acting = (paragraph: string, candidates: readonly string[], given: MadeUp = {}): MadeUp => ({
  id: 'made-up-acting',
  paragraph: { now: paragraph },
  kind: 'eligibility',
  decides: 'acting-commissioner',
  parameters: { causes: ['vacancy'], candidates },
  ...given,
})

const vacancy = (candidate: string) => ({ cause: 'vacancy', candidate })

describe('texts that speak of one thing', () => {
  it('are all cited where they agree', () => {
    const answer = ask([acting('Article 90', ['deputy'])], 'acting-commissioner', vacancy('deputy'))
    assert.equal(answer.answer, 'eligible')
    assert.deepEqual(cited(answer), ['Article 47', 'Article 90'])
    assert.deepEqual(answer.alternatives, [])
  })

  it('are applied by their order where they differ, and the other is shown with its own outcome', () => {
    const law = acting('Northmere Order, article 12', ['deputy', 'staff'], LAW)
    const answer = ask([law], 'acting-commissioner', vacancy('staff'))
    assert.equal(answer.answer, 'eligible')
    assert.deepEqual(cited(answer), ['Northmere Order, article 12'])
    assert.deepEqual(answer.alternatives, [
      {
        rule: 'north-acting',
        paragraph: 'Article 47',
        text: 'By this text alone: not eligible, as open to the deputy. Northmere Order, article 12 prevails',
        answer: 'not-eligible',
      },
    ])
  })

  it('of which two in one text differ, are told to need someone to rule', () => {
    const own = acting('Article 90', ['deputy', 'staff'])
    const answer = ask([own], 'acting-commissioner', vacancy('staff'))
    assert.equal(answer.answer, 'not-eligible')
    assert.deepEqual(answer.warnings, [
      'Articles 47 and 90 stand in one text and differ: Article 47 is applied until someone rules',
    ])
  })

  it('need a ruling where they differ on a power against a person, and all are cited', () => {
    // 30 months are fewer than the 36 of Article 48, and more than the 24 of Article 90
    const answer = ask([suspension('Article 90', 24)], 'suspend-commissioner', charge(30))
    assert.equal(answer.answer, 'needs-ruling')
    assert.equal(answer.facts['mayProceed'], false)
    assert.deepEqual(
      answer.because.map(({ paragraph, working }) => `${paragraph}: ${working}`),
      [
        'Article 48: 30 months is not 36 or more months: may not',
        'Article 90: 30 months is 24 or more months: may',
      ],
    )
    assert.match(
      answer.warnings.join(),
      /Articles 48 and 90 differ, and no conflict that both sides name is in the register: add one/,
    )
  })

  it('need none where they come to the same', () => {
    for (const [months, expected] of [
      [23, 'may-not'],
      [36, 'may'],
    ] as const) {
      const answer = ask([suspension('Article 90', 24)], 'suspend-commissioner', charge(months))
      assert.equal(answer.answer, expected)
      assert.deepEqual(cited(answer), ['Article 48', 'Article 90'])
    }
  })
})

describe('the order in which texts prevail', () => {
  it('has a place for every rule that settles something, or the rule is named with what to do', () => {
    const files = ruleTextsOf(NORTHMERE)
    const settings = files.get('constitution/settings.yaml') ?? ''
    const slip = settings.replace('paragraphs: [Article]', 'paragraphs: [Standing order]')
    const outcome = parseConstitution(files.set('constitution/settings.yaml', slip))
    assert.ok(!outcome.ok)
    assert.match(
      outcome.problems[0]?.message ?? '',
      /^constitution\/complaints\.yaml, line \d+, rule north-complaint-crime: Article 50 of Constitution of Northmere Police and Crime Panel is in no text of precedence\. Add the text to precedence in constitution\/settings\.yaml, with the law, documents or paragraphs by which its rules are known/,
    )
  })

  it('is read as it was written before its texts had marks, and then only the law is known', () => {
    const files = ruleTextsOf(NORTHMERE)
    const settings = files.get('constitution/settings.yaml') ?? ''
    const before = settings.replace(/precedence: .*/, 'precedence: [Statute, Articles]')
    const outcome = parseConstitution(files.set('constitution/settings.yaml', before))
    assert.ok(outcome.ok)
    assert.deepEqual(outcome.value.settings.precedence, [
      { text: 'Statute', law: true },
      { text: 'Articles' },
    ])
  })
})

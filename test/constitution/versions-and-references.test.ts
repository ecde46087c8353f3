import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareVersions } from '#constitution/compare-versions.ts'
import { rulesOfParagraph } from '#constitution/constitution.ts'
import { brokenReferences, checkReferences } from '#constitution/references.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'

const constitution = constitutionOf('areas/leicestershire')

describe('the cross-reference check', () => {
  const found = checkReferences(constitution)
  const verdict = (id: string) => [
    ...new Set(found.filter((one) => one.id === id).map((one) => one.verdict)),
  ]
  const shouldBe = (id: string) =>
    found.filter((one) => one.id === id).flatMap((one) => one.shouldBe)

  it('finds every broken reference of the register, and no other', () => {
    assert.deepEqual(
      [...new Set(brokenReferences(constitution).map(({ id }) => id))],
      ['X03', 'X04', 'X05', 'X06', 'X08', 'X10', 'X11', 'X13', 'X15', 'X20'],
    )
  })

  it('sends Rule 10 to Rule 11, Rule 40 to Rule 26 and Rule 100 to Rule 98 or 96', () => {
    assert.deepEqual(verdict('X03'), ['wrong'])
    assert.deepEqual([...new Set(shouldBe('X03'))], ['Rule 11', 'Rule 11(a)', 'Rule 11(b)'])
    assert.deepEqual(verdict('X04'), ['wrong'])
    assert.deepEqual(shouldBe('X04'), ['Rule 26', 'Rule 27'])
    assert.deepEqual(verdict('X06'), ['wrong'])
    assert.deepEqual(shouldBe('X06').sort(), ['Rule 96', 'Rule 98'])
  })

  it('finds Schedule 2 and the lettered list of the protocol missing', () => {
    assert.deepEqual(verdict('X10'), ['missing'])
    assert.deepEqual(verdict('X15'), ['missing'])
  })

  it('finds the paragraph above the minority reports deleted', () => {
    assert.deepEqual(verdict('X13'), ['wrong'])
    assert.deepEqual(shouldBe('X13'), ['Rule 65 (before, now deleted)'])
  })

  it('finds that Schedule 1 has no way of nominating, and that Rule 113 needs none', () => {
    assert.deepEqual(verdict('X11'), ['wrong', 'sound'])
  })

  it('finds Rules 91 to 94 in the range of the special functions, where they do not belong', () => {
    const range = found.find(({ id }) => id === 'X05')
    assert.equal(range?.verdict, 'partly')
    assert.match(
      range?.explanation ?? '',
      /Rules 91, 92, 93 and 94: not about special function procedure/,
    )
  })

  it('finds the covering report citing old paragraphs that are not about minority reports', () => {
    const cited = found.find(({ id }) => id === 'X20')
    assert.equal(cited?.where, 'Covering report, paragraph 13')
    assert.match(cited?.explanation ?? '', /Rules 62, 63 and 64: not about minority report/)
  })

  it('passes the references that hold', () => {
    for (const id of [
      'X01',
      'X02',
      'X07',
      'X09',
      'X12',
      'X14',
      'X16',
      'X18',
      'X19',
      'X21',
      'X24',
    ]) {
      assert.deepEqual(verdict(id), ['sound'], id)
    }
    for (const id of ['X17', 'X22', 'X23']) assert.deepEqual(verdict(id), ['outside'], id)
  })
})

describe('scenario A10, the two versions of seed 002', () => {
  const comparison = compareVersions(constitution, 'before-2019-09-24', 'proposed-2019-09-24')
  const ids = (kind: string) =>
    comparison.changes.filter((one) => one.kind === kind).map(({ rule }) => rule.id)

  it('have 116 rules and 113', () => {
    assert.deepEqual(comparison.lengths, [{ series: 'Rule', before: 116, now: 113 }])
  })

  it('resolve Rule 63 and old Rule 64 to one rule', () => {
    assert.deepEqual(
      rulesOfParagraph(constitution, 'Rule 63').map(({ id }) => id),
      rulesOfParagraph(constitution, 'Rule 64', 'before').map(({ id }) => id),
    )
    assert.deepEqual(
      rulesOfParagraph(constitution, 'Rule 63').map(({ id }) => id),
      ['report-require-response'],
    )
  })

  it('are renumbered in two runs', () => {
    assert.deepEqual(comparison.renumbered, [
      { series: 'Rule', before: [51, 64], now: [50, 63] },
      { series: 'Rule', before: [67, 116], now: [64, 113] },
    ])
  })

  it('differ by the minority report and the attendance book, and by the sentence on secret ballots', () => {
    assert.deepEqual(ids('removed'), ['attendance-sign', 'minority-report-prepare'])
    assert.ok(ids('added').includes('voting-no-secret-ballot'))
    assert.deepEqual(ids('left-over'), ['minority-report-basis'])
    assert.ok(ids('amended').includes('acting-eligibility'))
  })

  it('differ in ways that the covering report does not mention: the attendance book above all', () => {
    const unreported = comparison.unreported.map(({ rule }) => rule.id)
    assert.ok(unreported.includes('attendance-sign'))
    for (const id of ['minority-report-prepare', 'voting-no-secret-ballot', 'acting-eligibility']) {
      assert.ok(!unreported.includes(id), id)
    }
  })

  it('hold 361 operative provisions and three that are not, each once', () => {
    const text = constitution.rules.filter(({ origin }) => origin === 'constitution')
    assert.equal(text.length, 364)
    const gone = text.filter((rule) => rule.not_applied ?? rule.in_force_to)
    assert.deepEqual(gone.map(({ id }) => id).sort(), [
      'attendance-sign',
      'minority-report-basis',
      'minority-report-prepare',
    ])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import type { Working } from '../prose/formulas.ts'
import { scenesOf } from '../prose/scene.ts'
import { readPaper } from '../reading.ts'
import { splitPapers } from '../sentences.ts'
import { slipIn } from './prose-slips.ts'

const working = (exact: number, more: Partial<Working> = {}): Working => ({
  ...{ kind: 'same-fact', exact, reach: 0, tier: 0, say: () => `it is ${exact}` },
  ...more,
})
const named = (exact: number, more: Partial<Working> = {}) =>
  working(exact, { isNamed: true, ...more })

/** What slip is told of the first figure of a sentence, of those that may be meant. */
function found(text: string, workings: readonly Working[], isElsewhere = false) {
  const [scene] = splitPapers(readMarkdown('made-up.md', text))
    .map(readPaper)
    .flatMap((reading) => scenesOf(reading, () => true))
  const [quantity] = scene?.statement.sentence.quantities ?? []
  assert.ok(scene && quantity, text)
  return slipIn(scene, quantity, workings, isElsewhere)
}

/** In short, with its doubt: "4,312 → 4,321, doubt 3"; "not rose" of a word. */
function slip(...asked: Parameters<typeof found>): string {
  const { claim, doubt } = found(...asked) ?? {}
  if (!claim) return ''
  const { stated, recomputed } = claim
  return `${recomputed === null ? `not ${stated}` : `${stated} → ${recomputed}`}, doubt ${doubt}`
}

const VISITS = 'Visits numbered 4,312 in all.'

describe('a figure of a sentence with two digits in each other’s place', () => {
  it('is told of what its words name, and with more doubt of what they do not', () => {
    assert.equal(slip(VISITS, [named(4321)]), '4,312 → 4,321, doubt 3')
    assert.equal(slip(VISITS, [working(4321)]), '4,312 → 4,321, doubt 6')
    assert.equal(slip(VISITS, [working(4321, { tier: 1 })]), '4,312 → 4,321, doubt 9')
    assert.equal(slip(VISITS, [working(4321, { tier: 2 })]), '')
    assert.equal(slip(VISITS, [working(4321, { isOpposite: true })]), '')
    assert.match(found(VISITS, [named(4321)])?.claim.explanation ?? '', /Two digits look to have/u)
  })

  it('is not told where the figure is right, or stands elsewhere, or two could be meant', () => {
    assert.equal(slip(VISITS, [working(4312), named(4321)]), '')
    assert.equal(slip(VISITS, [working(4312, { tier: 1 }), named(4321)]), '')
    assert.equal(slip(VISITS, [named(4321)], true), '')
    assert.equal(slip(VISITS, [named(4321), named(4132)]), '')
    const far = [working(4312, { tier: 2 }), named(4321)]
    assert.equal(slip(VISITS, far), '4,312 → 4,321, doubt 3', 'what is meant by far is no reason')
    const opposite = [working(4312, { isOpposite: true }), named(4321)]
    assert.equal(slip(VISITS, opposite), '4,312 → 4,321, doubt 3', 'nor what is the other way')
  })

  it('is not told where the digits are others, or a figure is loose, in words or an aim', () => {
    for (const other of [4322, 4231, 43_120, 431, 3421]) {
      assert.equal(slip(VISITS, [named(other)]), '', String(other))
    }
    assert.equal(slip('Visits numbered about 4,312 in all.', [named(4321)]), '')
    assert.equal(slip('A third of visits came.', [named(33)]), '')
    assert.equal(slip('The target of 4,312 visits was missed.', [named(4321)]), '')
  })

  it('is told of what is copied, or worked by hand, and of no share, change or multiple', () => {
    for (const kind of [
      'same-fact',
      'difference',
      'percentage-points',
      'sum',
      'average',
    ] as const) {
      assert.equal(slip(VISITS, [named(4321, { kind })]), '4,312 → 4,321, doubt 3', kind)
    }
    for (const kind of ['percent-of', 'percent-change', 'threshold'] as const) {
      assert.equal(slip(VISITS, [named(4321, { kind })]), '', kind)
    }
    assert.equal(slip(VISITS, [working(4321, { kind: 'sum' })]), '', 'a sum that nothing says')
  })

  it('is told where so few are tried that none would be so by chance', () => {
    // One of two digits is so by chance once in ninety
    const others = (count: number) => Array.from({ length: count }, (_, at) => named(44 + at))
    assert.equal(slip('Visits numbered 43 in all.', [named(34), ...others(3)]), '43 → 34, doubt 3')
    assert.equal(slip('Visits numbered 43 in all.', [named(34), ...others(4)]), '')
    const far = Array.from({ length: 9 }, (_, at) => named(1000 + at))
    assert.equal(slip('Visits numbered 43 in all.', [named(34), ...far]), '43 → 34, doubt 3')
    assert.equal(slip('Visits numbered 43 in all.', [working(34)]), '43 → 34, doubt 6')
    assert.equal(slip('Visits numbered 43 in all.', [working(34), working(44)]), '')
  })
})

describe('a figure of a sentence that is bound to others', () => {
  it('is what those come to, whatever it is', () => {
    for (const exact of [4320, 9999]) {
      const told = `4,312 → ${exact === 4320 ? '4,320' : '9,999'}, doubt 0`
      assert.equal(slip(VISITS, [working(exact, { isBound: true })]), told)
    }
    const two = [working(4320, { isBound: true }), working(4330, { isBound: true })]
    assert.equal(slip(VISITS, two), '')
    const beside = [working(9999, { isBound: true }), named(4321)]
    assert.equal(slip(VISITS, beside), '4,312 → 9,999, doubt 0')
  })

  it('is the sum of a list, but for one digit or two that changed places', () => {
    const listed = (exact: number) => working(exact, { kind: 'sum', isListed: true })
    assert.equal(slip(VISITS, [listed(4321)]), '4,312 → 4,321, doubt 0')
    assert.equal(slip(VISITS, [listed(4382)]), '4,312 → 4,382, doubt 0')
    assert.equal(slip(VISITS, [listed(4320), listed(4315)]), '4,312 → 4,315, doubt 0')
    assert.equal(slip(VISITS, [listed(4388)]), '')
    assert.equal(slip('Visits numbered 21 in all.', [listed(20)]), '21 → 20, doubt 0')
    assert.equal(
      slip('Visits numbered 20 in all.', [listed(19)]),
      '',
      'small numbers differ so often',
    )
    assert.equal(slip('Visits numbered 29 in all.', [listed(19)]), '')
  })

  it('is the sum of the rows that are named, but for a digit', () => {
    const added = (exact: number) => working(exact, { isAdded: true })
    assert.equal(slip(VISITS, [added(4382)]), '4,312 → 4,382, doubt 4')
    assert.equal(slip(VISITS, [added(4382)], true), '')
    assert.equal(slip(VISITS, [added(4382), added(4999)]), '4,312 → 4,382, doubt 4')
    assert.equal(
      slip(VISITS, [added(4382), added(4999), added(4888)]),
      '',
      'of three one may be near',
    )
    assert.equal(slip(VISITS, [added(4382), added(4999), added(99_999)]), '4,312 → 4,382, doubt 4')
    assert.equal(slip(VISITS, [working(4382, { isAdded: true, isOpposite: true })]), '')
    assert.equal(slip('Visits numbered 432 in all.', [added(435)]), '432 → 435, doubt 4')
    assert.equal(slip('Visits numbered 43 in all.', [added(45)]), '', 'two digits are too few')
  })
})

describe('a percentage that was worked wrong', () => {
  const slipped = (
    value: number,
    kind: 'later-base' | 'points' | 'number' | 'rest' = 'later-base',
    more: Partial<Working> = {},
  ) =>
    working(value * 1.2, { kind: 'percent-change', slips: () => [{ slip: kind, value }], ...more })
  const rose = (percent: string) => `Visits rose by ${percent} in May.`

  it('is told with what went wrong, and with more doubt where no words name it', () => {
    assert.equal(
      slip(rose('12.5%'), [slipped(12.5, 'later-base', { isNamed: true })]),
      '12.5% → 15.0%, doubt 2',
    )
    assert.equal(slip(rose('12.5%'), [slipped(12.5)]), '12.5% → 15.0%, doubt 5')
    const likely = (more: Partial<Working>) => [slipped(12.5, 'later-base', { tier: 1, ...more })]
    assert.equal(slip(rose('12.5%'), likely({ isNamed: true })), '12.5% → 15.0%, doubt 7')
    assert.equal(slip(rose('12.5%'), likely({})), '12.5% → 15.0%, doubt 8')
    assert.equal(slip(rose('12.5%'), likely({ tier: 2, isNamed: true })), '')
    assert.equal(slip(rose('12.5%'), likely({ isOpposite: true })), '')
    const said = (kind: Parameters<typeof slipped>[1]) =>
      found(rose('12.5%'), [slipped(12.5, kind)])?.claim.explanation ?? ''
    assert.match(said('later-base'), /divided by the later value instead of the earlier/u)
    assert.match(said('points'), /the change in percentage points, not in per cent/u)
    assert.match(said('number'), /the change in number, not in per cent/u)
    assert.match(said('rest'), /divided by the rest instead of the whole/u)
  })

  it('is in points where those were called per cent', () => {
    const points = [slipped(12.5, 'points', { isNamed: true })]
    assert.equal(slip(rose('12.5%'), points), '12.5% → 12.5 percentage points, doubt 2')
    assert.equal(found(rose('12.5%'), points)?.claim.kind, 'percentage-points')
  })

  it('is told where it would be so by chance once in twenty times at most', () => {
    // A whole percentage of 13 is met by chance once in thirty, one of 9 once in twenty-one, one of 8 in nineteen
    const told = (percent: number, more: Partial<Working>, kind?: 'points') =>
      slip(rose(`${percent}%`), [slipped(percent, kind, more)]) !== ''
    assert.equal(told(9, { isNamed: true }), true)
    assert.equal(told(9, { tier: 1 }), false, 'less surely')
    assert.equal(told(10, { tier: 1 }), true)
    assert.equal(told(8, { isNamed: true }), false)
    assert.equal(told(8, { isNamed: true }, 'points'), true, 'points are often called so')
    assert.equal(told(8, {}, 'points'), false, 'of two that are named alone')
    assert.equal(told(3, { isNamed: true }, 'points'), true)
    assert.equal(told(2, { isNamed: true }, 'points'), false)
    const two = [slipped(13, 'later-base'), slipped(20, 'later-base')]
    assert.equal(slip(rose('13%'), two), '', 'of two that are tried either may be')
  })

  it('is not told of a change that may be of what it was or what it is', () => {
    for (const word of ['changed', 'improved']) {
      assert.equal(slip(`Visits ${word} by 12.5% in May.`, [slipped(12.5)]), '', word)
    }
  })

  it('is no change where it is a share, the end of one, or beside one of another size', () => {
    const change = [slipped(12.5, 'later-base', { isNamed: true })]
    assert.equal(slip('Visits were 12.5% of all in May.', change), '')
    assert.equal(slip('Visits rose from 12.5% to 45.0% in May.', change), '')
    const beside = slipped(12.5, 'later-base', { isNamed: true, isBeside: true })
    assert.equal(slip(rose('12.5%'), [beside]), '')
    assert.equal(slip(rose('12.5%'), [{ ...beside, isSized: true }]), '12.5% → 15.0%, doubt 1')
    const share = [slipped(12.5, 'rest', { kind: 'percent-of' })]
    assert.equal(slip('Visits were 12.5% of all in May.', share), '12.5% → 15.0%, doubt 5')
  })
})

describe('a change that was told the other way', () => {
  const opposite = (more: Partial<Working> = {}) => [
    named(312, { kind: 'difference', isOpposite: true, ...more }),
  ]

  it('is told by its word, where the words name it', () => {
    assert.equal(slip('Visits rose by 312 in May.', opposite()), 'not rose, doubt 3')
    const { kind, explanation = '' } = found('Visits rose by 312 in May.', opposite())?.claim ?? {}
    assert.equal(kind, 'comparison-direction')
    assert.match(explanation, /which is the other way/u)
    assert.equal(slip('Visits rose by 312 in May.', opposite({ isNamed: false })), '')
    assert.equal(slip('Visits rose by 313 in May.', opposite()), '')
  })

  it('is not told where words do not say which way is more', () => {
    assert.equal(slip('Growth of 312 was seen in May.', opposite()), '')
    assert.equal(slip('The shortfall rose by 312 in May.', opposite()), '')
    assert.equal(slip('Visits improved by 312 in May.', opposite()), '')
  })
})

describe('a change beside another size of it', () => {
  const TOLD = 'Visits rose by 312, or 14.0%, in May.'
  const sized = (exact: number, more: Partial<Working> = {}) =>
    working(exact, { kind: 'difference', isSized: true, ...more })

  it('is what has that size, with two digits swapped or the point a place out', () => {
    assert.equal(slip(TOLD, [sized(321, { isNamed: true })]), '312 → 321, doubt 1')
    assert.equal(slip(TOLD, [sized(3120, { isNamed: true, tier: 2 })]), '312 → 3,120, doubt 1')
    assert.equal(slip(TOLD, [sized(321, { isNamed: true, isOpposite: true })]), '')
    assert.equal(slip(TOLD, [sized(399, { isNamed: true })]), '')
  })

  it('is the surest of those, and none where one gives the figure as it stands', () => {
    const surer = [sized(321, { isNamed: true, tier: 1 }), sized(132, { isNamed: true, tier: 2 })]
    assert.equal(slip(TOLD, surer), '312 → 321, doubt 1')
    assert.equal(slip(TOLD, surer.toReversed()), '312 → 321, doubt 1')
    const right = [sized(321, { isNamed: true }), sized(312, { isNamed: true, tier: 2 })]
    assert.equal(slip(TOLD, right), '312 → 321, doubt 3', 'by its words alone')
  })

  it('is any of its size, where it is named and that stands beside it', () => {
    assert.equal(slip(TOLD, [sized(330, { isNamed: true, isBeside: true })]), '312 → 330, doubt 1')
    assert.equal(slip(TOLD, [sized(330, { isBeside: true })]), '')
    assert.equal(slip(TOLD, [sized(330, { isNamed: true })]), '')
    assert.equal(slip(TOLD, [sized(9999, { isNamed: true, isBeside: true })]), '')
  })
})

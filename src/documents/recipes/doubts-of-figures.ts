import { type Doubt, type DoubtOfTable, isOwn, type TableFigures } from './doubt.ts'
import { phrasesOf, type Settled } from './namesakes.ts'

/** Words of what is no figure by the page of conventions. */
const NO_FIGURE =
  /\bconfidence (?:interval|limits?)\b|±(?! ?\d)|\bmargins? of error\b|\bstandard errors?\b|^(?:variances?|differences?)\b|(?<!\ba )\b(?:variances?|differences?)$|\bslippage\b|\b(?:over|under)spends?\b|\bpercentage points?\b|\bquartiles?\b|\bdeciles?\b|(?<!\bin )\brank(?:ed|ing)?$|\bcost cent(?:re|er)\b/i

/** "95% confidence interval", "Share of region's reports" beside the reports, read as figures. */
const noFigures: DoubtOfTable = (table) => {
  const say = (words: string) =>
    `was read as figures, and "${words}" may say that they are worked out from others`
  const shares = withWords(table, 'share', /\bshares? of\b/i, say)
  const numbers = new Set(
    table.flatMap(({ figure }) => (figure.unit === 'percent' ? [] : [figure.row])),
  )
  return [
    ...withWords(table, 'worked out', NO_FIGURE, say),
    ...shares.filter(([{ figure }, { of }]) => of === 'column' && numbers.has(figure.row)),
  ]
}

/** What others are of: how many were asked or measured. */
const BASE =
  /^(?:un)?weighted\b|^bases?\b(?! *(?:line|d\b))|\(bases?\)|\bunweighted\b|\bsample size\b/i

/** "Unweighted base" read as a figure, and the percentages around it as of nobody knows how many. */
const bases: DoubtOfTable = (table) => {
  const found = withWords(
    table,
    'base',
    BASE,
    (words) => `was read as figures of their own, and "${words}" may say how many others are of`,
  )
  if (found.length === 0) return []
  const isFound = new Set(found.map(([one]) => one))
  const without = table.filter(
    (one) =>
      !isFound.has(one) && isOwn(one) && one.figure.unit === 'percent' && one.figure.n === null,
  )
  return [
    ...found,
    ...without.map(
      (one) =>
        [
          one,
          {
            kind: 'figure',
            of: 'table',
            sign: 'without base',
            because:
              'has percentages, and beside them how many they may be of, which was not taken so',
            choices: [],
          },
        ] as const,
    ),
  ]
}

/** So many whole numbers from 1 on, each one more than that before, are names of rows and no accident. */
const FEWEST_IN_TURN = 4
const FEWEST_ALIKE = 6

/** Numbers by which things are known: one after another, or all different and of as many digits under "no.". */
const numbersOfThings: DoubtOfTable = (table) =>
  (['column', 'row'] as const).flatMap((of) =>
    [...Map.groupBy(table, ({ figure }) => figure[of]).values()].flatMap((those) =>
      areInTurn(those) || (of === 'column' && areNames(those))
        ? those.map(
            (one) =>
              [
                one,
                {
                  kind: 'figure',
                  of,
                  sign: 'names',
                  because:
                    'was read as how many there were, and its numbers may be names of things',
                  choices: [],
                },
              ] as const,
          )
        : [],
    ),
  )

function areInTurn(those: TableFigures): boolean {
  const values = those.flatMap(({ figure }) => figure.value ?? [])
  return (
    values.length >= FEWEST_IN_TURN &&
    (values[0] === 1 || NAMED.test(headingOf(those))) &&
    values.every((value, index) => index === 0 || value === (values[index - 1] ?? 0) + 1)
  )
}

const NAMED = /\b(?:no\.?|numbers?|ref(?:erence)?\.?|codes?|ids?|batch|incident|case)$/i

const headingOf = (those: TableFigures) => those[0]?.draft.bearing.headings.findLast(Boolean) ?? ''

function areNames(those: TableFigures): boolean {
  const written = those.map(({ draft }) => draft.raw.trim())
  const [first = ''] = written
  return (
    NAMED.test(headingOf(those)) &&
    written.length >= FEWEST_ALIKE &&
    new Set(written).size === written.length &&
    written.every((one) => /^\d{3,}$/.test(one) && one.length === first.length)
  )
}

/** Figures that would be written, with the words over or beside them that are like a pattern: a doubt of a column or a row. */
function withWords(
  table: TableFigures,
  sign: string,
  pattern: RegExp,
  say: (words: string) => string,
): readonly (readonly [Settled, Doubt])[] {
  return table.flatMap((one) => {
    const words = phrasesOf(one.draft).find((phrase) => pattern.test(phrase))
    if (words === undefined || !isOwn(one)) return []
    const of = one.draft.bearing.headings.includes(words) ? 'column' : 'row'
    return [[one, { kind: 'figure', of, sign, because: say(words), choices: [] }] as const]
  })
}

export const DOUBTS_OF_FIGURES: readonly DoubtOfTable[] = [noFigures, bases, numbersOfThings]

import { fraction } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike } from '../explain.ts'
import { isPlain } from '../prose/borne-out.ts'
import { cellNamed, type NamedCell } from '../prose/cell-named.ts'
import { isFiner } from '../prose/fit.ts'
import { type Scene, sceneAt } from '../prose/scene.ts'
import type { Quantity } from '../quantities.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import { judgeTable } from '../tables/faults.ts'
import { textBefore } from '../words.ts'
import { OF_SOMETHING_ELSE, printed } from './change-words.ts'
import { conclude } from './conclude.ts'
import { numbersElsewhere } from './numbers-elsewhere.ts'
import { isAim } from './otherwise-meant.ts'

const SENTENCES_BACK = 2

/**
 * "The average payment was £232" beside a table whose row and column its words name, and nothing else, and that
 * has another figure there: the paper disagrees with itself, whichever of the two is of an earlier draft.
 */
export function checkFiguresOfCells(reading: Reading): readonly Claim[] {
  const isElsewhere = numbersElsewhere(reading)
  return overStatements(reading, (statement, index) => {
    const scene = mayTellCells(statement) ? sceneAt(reading, index) : undefined
    if (!scene) return []
    const back = before(reading, index, SENTENCES_BACK)
    const isTimeLent = back.some(({ sentence }) => sentence.periods.length > 0)
    return scene.figures.flatMap((quantity): readonly Claim[] => {
      if (!mayBeOfACell(statement, quantity)) return []
      const tables = scene.tables.map(({ named }) => named)
      const cell = cellNamed(scene, quantity, { tables, isTimeLent })
      if (!cell || isFiner(quantity, cell.value)) return []
      const claim = claimOf(scene, quantity, cell)
      return [isElsewhere(quantity) ? { ...claim, recomputed: null, ...OF_SOMETHING_ELSE } : claim]
    })
  })
}

const mayTellCells = ({ sentence: { isHeading, quantities } }: Statement) =>
  !isHeading && quantities.length > 0

/** Whether it is told just so, and is no change, no aim and no share in words. */
function mayBeOfACell({ sentence, changes }: Statement, quantity: Quantity): boolean {
  return (
    isPlain(quantity) &&
    quantity.closeness === 'exact' &&
    !quantity.inWords &&
    !isAim(sentence.text, quantity) &&
    !isOfPartBefore(sentence.text, quantity) &&
    !isShareOfNamed(sentence.text, quantity) &&
    !changes.some((it) => [it.amount, it.percent, it.points, it.from].includes(quantity))
  )
}

/** "Six-ninths of Band D, which is £188.80": a part, or a multiple, of what the words after it name. */
function isOfPartBefore(text: string, { from }: Quantity): boolean {
  const [clause = ''] = text
    .slice(0, from)
    .split(/[.;](?!\d)/u)
    .slice(-1)
  return PART_OF.test(clause)
}

/** "Of this year's, 59.2% was recycled": a share of what those words take from before it. */
function isShareOfNamed(text: string, { unit, from }: Quantity): boolean {
  return (
    unit === 'percent' &&
    /(?:^|[;:.] |, (?:and|but) )(?:out )?of [^.;:]*, (?:[\p{L}]+ ){0,2}$/iu.test(
      textBefore(text, from),
    )
  )
}

const PART_OF =
  /\b(?:half|third|quarter|(?:halve|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)s) (?:of|as)\b|\b(?:twice|double|treble|times)\b/iu

function claimOf({ statement }: Scene, quantity: Quantity, cell: NamedCell): Claim {
  const { sentence } = statement
  const { value } = cell
  const told = `the table has ${value.said}`
  return conclude(sentence, {
    kind: 'same-fact',
    stated: printed(sentence.text, quantity),
    recomputed: sayCell(cell, quantity),
    fit: 'inconsistent',
    working: isBorneOut(cell) ? `${told}, with which others of its figures agree` : told,
  })
}

/** As the sentence would say it; of a span of time as the table prints it, which is in the same. */
function sayCell({ table, row, column, value }: NamedCell, quantity: Quantity): string {
  const { unit } = quantity
  const own = table.table.figures.columns[column.at]?.figures[row.at]?.text
  return own !== undefined && (unit === 'seconds' || unit === 'span')
    ? own
    : sayLike(fraction(Math.abs(value.value).toFixed(9)), quantity)
}

/** Whether other figures of the table are worked from the cell, or it from them, and agree. */
function isBorneOut({ table: { table }, row, column }: NamedCell): boolean {
  const { held } = judgeTable(table.figures, table.related.equations)
  return held.some(({ equation: { result, operands } }) =>
    [result, ...operands].some((it) => it.row === row.at && it.column === column.at),
  )
}

import { namesPeriod, wordsOf } from './cell-kinds.ts'
import type { SheetBlocks } from './find-blocks.ts'

const LISTS =
  /^(?:contents?|index|cover(?:[_ -]?(?:sheet|page))?|front(?:[_ -]?(?:sheet|page))?|title(?:[_ -]?page)?|read ?me|notes?|metadata|information|list of tables|table of contents)$/i

/** What words and codes are chosen from, who is sent it, and how it was made. */
const KEPT_BESIDE =
  /^(?:look[-_ ]?ups?(?:[-_ ](?:lists?|tables?))?|lists?|pick[-_ ]?lists?|code[-_ ]?lists?|codes|(?:data[-_ ])?validation|drop[-_ ]?downs?|ref(?:erence)?[-_ ]?data|distribution(?:[-_ ]list)?|circulation(?:[-_ ]list)?|contacts?|glossary|abbreviations|definitions|symbols|key|legend|change[-_ ]?log|revision[-_ ]?(?:log|history)|version[-_ ]?(?:control|history)|document[-_ ]control|instructions|guidance|settings|config(?:uration)?|parameters)$/i

/** Whether a sheet lists the others, says what the workbook is or what its words mean, and has no figures of its own. */
export function isContents({ sheet }: SheetBlocks, sheets: readonly SheetBlocks[]): boolean {
  const name = sheet.name.trim()
  return (LISTS.test(name) || KEPT_BESIDE.test(name)) && sheets.length > 1
}

/** What a sheet that lists the others says of each: "KIN" is Kingsmere, table 1 covers a year. */
export interface Listed {
  /** The words beside its name. */
  readonly called: string
  /** The words of its row that name a time. */
  readonly times: readonly string[]
}

export function listedIn(sheets: readonly SheetBlocks[]): ReadonlyMap<string, Listed> {
  const names = new Map(sheets.map(({ sheet }) => [nameKey(sheet.name), sheet.name]))
  const listed = new Map<string, Listed>()
  for (const list of sheets) {
    for (const { cells } of list.sheet.rows) {
      const [first, ...rest] = cells.map(wordsOf).filter(Boolean)
      const name = first === undefined ? undefined : names.get(nameKey(first))
      if (name === undefined || name === list.sheet.name || rest.length === 0 || listed.has(name))
        continue
      // Of two days in one row the last is that of the update, and says nothing of the figures
      listed.set(name, { called: rest[0] ?? '', times: rest.slice(0, 2).filter(namesPeriod) })
    }
  }
  return listed
}

/** "Table_1", "Table 1" and "1" are one name. */
function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/^table /, '')
    .trim()
}

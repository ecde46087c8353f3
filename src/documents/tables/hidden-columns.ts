const TABLE_OR_COLUMN =
  /<table:table\s[^<>]*?table:name="([^"]*)"[^<>]*>|<table:table-column\b([^<>]*)>|<style:style\s[^<>]*?style:name="([^"]*)"|<style:table-properties\s[^<>]*?table:display="(false)"/g
const STYLED = /table:style-name="([^"]*)"/
const REPEATED = /table:number-columns-repeated="(\d+)"/
const HIDDEN = /table:visibility="(?:collapse|filter)"/
/** Columns after the last that is used are often hidden together, thousands of them. */
const MOST = 1_000

/** The hidden sheets, and the hidden columns of each sheet, of an ODS workbook, noted while its contents are unpacked. */
export class HiddenColumns {
  /** By the order of the sheets, counted from 0. */
  readonly bySheet: number[][] = []
  /** Whether each of them is hidden itself. */
  readonly sheets: boolean[] = []
  readonly #hiding = new Set<string>()
  #style = ''
  #next = 0

  look(text: string): void {
    for (const [whole, table, column = '', style, hides] of text.matchAll(TABLE_OR_COLUMN)) {
      if (style !== undefined) this.#style = style
      else if (hides !== undefined) this.#hiding.add(this.#style)
      else if (table !== undefined) {
        this.bySheet.push([])
        this.sheets.push(this.#hiding.has(STYLED.exec(whole)?.[1] ?? ''))
        this.#next = 0
      } else {
        const times = Number(REPEATED.exec(column)?.[1] ?? 1)
        if (HIDDEN.test(whole)) {
          const end = Math.min(this.#next + times, MOST)
          for (let at = this.#next; at < end; at += 1) this.bySheet.at(-1)?.push(at)
        }
        this.#next += times
      }
    }
  }
}

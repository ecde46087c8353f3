const TABLE_OR_COLUMN =
  /<table:table\s[^<>]*?table:name="([^"]*)"[^<>]*>|<table:table-column\b([^<>]*)>/g
const REPEATED = /table:number-columns-repeated="(\d+)"/
const HIDDEN = /table:visibility="(?:collapse|filter)"/
/** Columns after the last that is used are often hidden together, thousands of them. */
const MOST = 1_000

/** The hidden columns of each sheet of an ODS workbook, noted while its contents are unpacked. */
export class HiddenColumns {
  /** By the order of the sheets, counted from 0. */
  readonly bySheet: number[][] = []
  #next = 0

  look(text: string): void {
    for (const [whole, table, column = ''] of text.matchAll(TABLE_OR_COLUMN)) {
      if (table !== undefined) {
        this.bySheet.push([])
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

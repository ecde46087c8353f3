import { fileURLToPath } from 'node:url'
import { setPdfApart } from '#documents/index.ts'
import { accept, type Outcome } from '#shared/index.ts'
import type { Paper } from './agenda.ts'
import { paperWords } from './item-words.ts'
import { type ReportForm, sectionsOf } from './report-form.ts'
import { type TakenIn, takeInOwn } from './take-in-paper.ts'

const TEMPLATE = fileURLToPath(new URL('./report-sheet.typ', import.meta.url))

/** A report written here, as the PDF that goes into the pack. */
export async function setReport(
  { title, author, asks }: Pick<Paper, 'title' | 'author' | 'asks'>,
  form: ReportForm,
  { panel, meeting }: { readonly panel: string; readonly meeting: string },
): Promise<Outcome<TakenIn>> {
  const by = paperWords({ author, asks })
  const lines = [meeting, ...(by === '' ? [] : [by])]
  const words = JSON.stringify({ title, panel, lines, sections: sectionsOf(form) })
  const set = await setPdfApart({ template: TEMPLATE, title, words, files: {} })
  if (!set.ok) return set
  const taken = await takeInOwn(title, set.value, 'Written here')
  return taken.ok ? accept(taken.value) : taken
}

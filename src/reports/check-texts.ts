import type { Area } from '#area/index.ts'
import type { Problem } from '#shared/index.ts'
import { readCommentary } from './commentary.ts'
import { nameOnly } from './figure-references.ts'

/** What is wrong with the form of an area's commentary, and with the figures that it names. */
export function checkTexts(area: Area): readonly Problem[] {
  return [...area.commentary].flatMap(([key, markdown]) => {
    const definition = area.reports.find(({ id }) => key.startsWith(`${id}/`))
    if (!definition) return []
    const read = readCommentary(markdown, `reports/${key}.md`, nameOnly(area, definition))
    return read.ok ? [] : read.problems
  })
}

import { fileURLToPath } from 'node:url'
import type { PdfCopy } from '../typeset/set-pdf.ts'
import type { PackTold, PlacedPart } from './part.ts'

/** A part as the front sheet tells of it. */
export interface ListedPart extends PlacedPart {
  readonly isRestricted: boolean
}

/** The sheet before a pack, ready to be set: what is in it and where, and what cannot be read aloud. */
export function prepareFrontSheet(told: PackTold, parts: readonly ListedPart[]): PdfCopy {
  const [language = 'en', region = 'GB'] = told.language.split('-')
  const words = {
    title: told.title,
    language,
    region,
    panelName: told.panelName,
    lines: told.lines,
    changesHeading: 'What has changed since it was first issued',
    changes: told.changes,
    partsHeading: 'What is in this pack',
    head: ['Item', 'Title', 'Pages'],
    parts: parts.map((part) => ({
      item: part.item ?? '–',
      title: part.title,
      pages: part.from === part.to ? part.from : `${part.from} to ${part.to}`,
      notes: notesOf(part),
    })),
    notes: told.notes,
  }
  return {
    template: fileURLToPath(new URL('./front-sheet.typ', import.meta.url)),
    title: told.title,
    words: JSON.stringify(words),
    files: {},
  }
}

function notesOf({ isRestricted, facts: { isTagged, leftOut } }: ListedPart): readonly string[] {
  return [
    ...(isRestricted ? ['Restricted: for members of the panel only.'] : []),
    ...(isTagged
      ? []
      : ['Has no structure for reading aloud: its words are read in the order they were drawn.']),
    ...(leftOut.length === 0 ? [] : [`The file it came from had ${leftOut.join('; ')}.`]),
  ]
}

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
    changes: parts.flatMap(sayAdded),
    partsHeading: 'What is in this pack',
    head: ['Item', 'Title', 'Pages'],
    parts: parts.map((part) => ({
      item: part.item ?? '–',
      title: part.title,
      pages: pagesOf(part),
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

function pagesOf({ from, to }: ListedPart): string {
  return from === to ? from : `${from} to ${to}`
}

function sayAdded(part: ListedPart): readonly string[] {
  const { addedOn, item, title } = part
  if (addedOn === null) return []
  const about = item === null ? title : `item ${item}, ${title}`
  return [
    `Added on ${addedOn}: ${about}, page${part.from === part.to ? '' : 's'} ${pagesOf(part)}. The numbers of all other pages are as they were.`,
  ]
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

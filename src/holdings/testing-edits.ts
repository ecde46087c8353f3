import type { DishonestEdit } from './testing-edit.ts'
import { EDITS_OF_AREA_FILES } from './testing-edits-of-area-files.ts'
import { EDITS_OF_EARLY_SIGHT } from './testing-edits-of-early-sight.ts'
import { EDITS_OF_ENTRIES } from './testing-edits-of-entries.ts'
import { EDITS_OF_FIGURES } from './testing-edits-of-figures.ts'
import { EDITS_OF_IMPORTS } from './testing-edits-of-imports.ts'
import { EDITS_OF_LISTS } from './testing-edits-of-lists.ts'
import { EDITS_OF_MEETING_FILES } from './testing-edits-of-meeting-files.ts'
import { EDITS_OF_PARTS } from './testing-edits-of-parts.ts'
import { EDITS_OF_PUBLISHED_FILES } from './testing-edits-of-published-files.ts'
import { EDITS_OF_REGISTER_ENTRIES } from './testing-edits-of-register-entries.ts'
import { EDITS_OF_RELEASES } from './testing-edits-of-releases.ts'
import { EDITS_OF_SEALED_LOG } from './testing-edits-of-sealed-log.ts'
import { EDITS_OF_TABLES } from './testing-edits-of-tables.ts'

/** Every dishonest edit, by what it is done to. */
export const EDITS: Readonly<Record<string, readonly DishonestEdit[]>> = {
  figures: EDITS_OF_FIGURES,
  imports: EDITS_OF_IMPORTS,
  'published files': EDITS_OF_PUBLISHED_FILES,
  'files of meetings': EDITS_OF_MEETING_FILES,
  'entries of registers': EDITS_OF_REGISTER_ENTRIES,
  releases: EDITS_OF_RELEASES,
  'early sight': EDITS_OF_EARLY_SIGHT,
  'area files': EDITS_OF_AREA_FILES,
  entries: EDITS_OF_ENTRIES,
  'what entries say': EDITS_OF_PARTS,
  'what is worked out': EDITS_OF_LISTS,
  'the sealed log': EDITS_OF_SEALED_LOG,
  'the tables themselves': EDITS_OF_TABLES,
}

import { agreedText, mergeTexts } from '#documents/index.ts'
import { sha256Of } from './area-files.ts'
import type { FileVersion } from './file-versions.ts'

/** The area's folder as somebody loads it. */
export interface Folder {
  /** What stands in each file, by path. */
  readonly files: ReadonlyMap<string, string>
  /** The digests that the files had when the folder was written from an instance; none where it never was. */
  readonly exported: ReadonlyMap<string, string>
}

/** How a folder and the texts written on the site come together. */
export interface Folded {
  readonly files: ReadonlyMap<string, string>
  /** Where the folder had an earlier text, or none: what was written on the site stands. */
  readonly kept: readonly FileVersion[]
  /** Where both had been changed, in parts that do not touch: both changes stand. */
  readonly merged: readonly FileVersion[]
  /** Where both had been changed in the same part. */
  readonly conflicts: readonly FileVersion[]
}

/**
 * Brings a folder together with what was written on the site since, so that neither undoes the other in
 * silence. A file whose version in force came with a folder is as the folder now has it.
 *
 * @param versions - every version, oldest first, of each file whose version in force was written on the site
 */
export function foldEdits({ files, exported }: Folder, versions: readonly FileVersion[]): Folded {
  const folded = new Map(files)
  const kept: FileVersion[] = []
  const merged: FileVersion[] = []
  const conflicts: FileVersion[] = []
  for (const [path, its] of Map.groupBy(versions, (version) => version.path)) {
    const last = its.at(-1)
    if (last === undefined) continue
    const taken = takeFile(files.get(path), its, exported.get(path))
    if (taken === 'folder') continue
    if (taken === 'conflict') {
      conflicts.push(last)
      continue
    }
    if (taken === 'edit') {
      if (last.content === null) folded.delete(path)
      else folded.set(path, last.content)
      kept.push(last)
      continue
    }
    folded.set(path, taken.text)
    merged.push(last)
  }
  return { files: folded, kept, merged, conflicts }
}

/**
 * Which text a file gets: the folder's, the one written on the site, both together, or neither.
 *
 * @param text - the folder's; `undefined` where the file is not in it
 * @param versions - of the file, oldest first, the last of them written on the site
 * @param exported - the digest of the version that the folder was written from, where it says so
 */
function takeFile(
  text: string | undefined,
  versions: readonly FileVersion[],
  exported: string | undefined,
): 'folder' | 'edit' | 'conflict' | { readonly text: string } {
  const last = versions.at(-1)
  const digest = text === undefined ? null : sha256Of(text)
  if (last === undefined || digest === last.sha256) return 'folder'
  // Whoever changed the folder had what was written on the site before them
  if (exported !== undefined && exported === last.sha256) return 'folder'
  const loaded = versions.findLast(({ isEdit }) => !isEdit)
  if (text === undefined) return loaded === undefined ? 'edit' : 'conflict'
  if (versions.some(({ sha256 }) => sha256 === digest)) return 'edit'
  const base = versions.find(({ sha256 }) => sha256 === exported) ?? loaded
  if (last.content === null || base === undefined) return 'conflict'
  const by = last.path.endsWith('.md') ? 'paragraph' : 'line'
  const texts = { before: base.content ?? '', theirs: last.content, yours: text }
  const agreed = agreedText(mergeTexts(texts, by), by)
  return agreed === undefined ? 'conflict' : { text: agreed }
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256Of } from './area-files.ts'
import type { FileVersion } from './file-versions.ts'
import { foldEdits } from './fold-edits.ts'

const PATH = 'reports/crime/2026-27/introduction.md'
const loaded = 'Calls rose.\n\nBurglary fell.\n'
const edited = 'Calls rose in May.\n\nBurglary fell.\n'

function version(content: string | null, isEdit: boolean, path = PATH): FileVersion {
  const sha256 = content === null ? null : sha256Of(content)
  return { path, content, sha256, isEdit, at: '2026-12-01T09:00:00Z', by: 'A. Writer', why: '' }
}

const history = [version(loaded, false), version(edited, true)]

/** What the file holds after a folder is loaded that has this text in it. */
function load(
  text: string | undefined,
  versions: readonly FileVersion[] = history,
  exported?: string,
) {
  const { files, kept, merged, conflicts } = foldEdits(
    {
      files: new Map(text === undefined ? [] : [[PATH, text]]),
      exported: new Map(exported === undefined ? [] : [[PATH, sha256Of(exported)]]),
    },
    versions,
  )
  const how = [kept, merged, conflicts].map(({ length }) => length).join(' ')
  return { text: files.get(PATH), how: HOW[how] }
}

const HOW: Readonly<Record<string, string>> = {
  '0 0 0': 'folder',
  '1 0 0': 'kept',
  '0 1 0': 'merged',
  '0 0 1': 'conflict',
}

describe('a folder that is loaded over what was written on the site', () => {
  it('undoes none of it where it has the text from before, of this load or an earlier one', () => {
    assert.deepEqual(load(loaded), { text: edited, how: 'kept' })
    const older = version('Nothing yet.\n', false)
    assert.deepEqual(load('Nothing yet.\n', [older, ...history]), { text: edited, how: 'kept' })
  })

  it('adds nothing where it has what was written', () => {
    assert.deepEqual(load(edited), { text: edited, how: 'folder' })
  })

  it('is brought together with it where each changed another paragraph', () => {
    assert.deepEqual(load('Calls rose.\n\nBurglary fell by 12.\n'), {
      text: 'Calls rose in May.\n\nBurglary fell by 12.\n',
      how: 'merged',
    })
  })

  it('is a conflict where both changed one paragraph, whichever text it would have been', () => {
    const text = 'Calls rose in June.\n\nBurglary fell.\n'
    assert.deepEqual(load(text), { text, how: 'conflict' })
  })

  it('stands where it was written from the instance after the edit, and changed since', () => {
    const text = 'Calls rose in May and June.\n\nBurglary fell.\n'
    assert.deepEqual(load(text, history, edited), { text, how: 'folder' })
    assert.deepEqual(load(undefined, history, edited), { text: undefined, how: 'folder' })
  })

  it('is held against the version it was written from, where more was written since', () => {
    const second = 'Calls rose in May.\n\nBurglary fell by 3.\n'
    const versions = [...history, version(second, true)]
    assert.deepEqual(load(edited, versions, edited), { text: second, how: 'kept' })
    assert.deepEqual(load('Calls rose in June.\n\nBurglary fell.\n', versions, edited), {
      text: 'Calls rose in June.\n\nBurglary fell by 3.\n',
      how: 'merged',
    })
  })

  it('keeps a file that is only on the site, and does not take out in silence one that was changed there', () => {
    assert.deepEqual(load(undefined, [version(edited, true)]), { text: edited, how: 'kept' })
    assert.deepEqual(load(undefined), { text: undefined, how: 'conflict' })
  })

  it('does not bring back what was taken out on the site, nor lose what was changed in the folder', () => {
    const versions = [version(loaded, false), version(null, true)]
    assert.deepEqual(load(loaded, versions), { text: undefined, how: 'kept' })
    assert.equal(load('Another.\n', versions).how, 'conflict')
  })
})

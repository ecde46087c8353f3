import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { withFolder } from '../../../test/fixtures/imports/made-files.ts'
import { rejectsFile } from './rejects-file.ts'

const REJECTED = {
  file: 'january.csv',
  row: 5,
  column: 'value',
  value: '=1+1',
  message: 'Row 5 of january.csv has "=1+1" for March 2026. Put a number',
}

describe('rejectsFile', () => {
  it('has file, row, column, value and what to do, with nothing a spreadsheet would work out', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'rejects.csv')
      const rejects = rejectsFile(path)
      rejects.add(REJECTED)
      assert.equal(rejects.close(), 1)
      assert.equal(
        await readFile(path, 'utf8'),
        'file,row,column,value,what to do\r\n' +
          'january.csv,5,value,\'=1+1,"Row 5 of january.csv has ""=1+1"" for March 2026. Put a number"\r\n',
      )
    })
  })

  it('has every row of many', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'rejects.csv')
      const rejects = rejectsFile(path)
      for (let row = 1; row <= 3_000; row += 1) rejects.add({ ...REJECTED, row })
      assert.equal(rejects.close(), 3_000)
      const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n').slice(1)
      assert.deepEqual(
        lines.map((line) => Number(line.split(',')[1])),
        Array.from({ length: 3_000 }, (_, index) => index + 1),
      )
    })
  })

  it('is not made when no row is rejected', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'rejects.csv')
      assert.equal(rejectsFile(path).close(), 0)
      assert.equal(existsSync(path), false)
    })
  })

  it('says so when it cannot be written', async () => {
    await withFolder(async (folder) => {
      const rejects = rejectsFile(join(folder, 'missing', 'rejects.csv'))
      rejects.add(REJECTED)
      assert.throws(() => rejects.close(), {
        name: 'Refusal',
        message: /could not be written to .+ Name a file in a folder that you may write to$/,
      })
    })
  })
})

import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fastify } from 'fastify'
import { type FileKeeping, inMemory, onDisk } from './keep-files.ts'
import { readSentForm, type SendingBounds, type SentForm, takeForms } from './multipart.ts'

const BOUNDS: SendingBounds = { bytes: 100, files: 2, field: 20, fileField: 'paper' }

interface Part {
  readonly name: string
  readonly file?: string
  readonly value: string
}

/** A form as a browser sends it (RFC 7578). */
function bodyOf(parts: readonly Part[]): string {
  const written = parts.map(({ name, file, value }) => {
    const more = file === undefined ? '' : `; filename="${file}"\r\nContent-Type: text/plain`
    return `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
  })
  return `${written.join('')}--x--\r\n`
}

/** What is read of a form, and whether all went well. */
async function send<Kept>(body: string, keeping: FileKeeping<Kept>, bounds = BOUNDS) {
  const app = fastify()
  let read: SentForm<Kept> | undefined
  await takeForms(app)
  app.post('/', async (request) => {
    read = await readSentForm(request, bounds, keeping)
    return 'read'
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const { statusCode } = await app.inject({ method: 'POST', url: '/', headers, payload: body })
  return { statusCode, ...(read ?? { fields: new Map(), files: [], problems: [] }) }
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'forms-'))
  try {
    await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const said = ({ problems }: Pick<SentForm<unknown>, 'problems'>) =>
  problems.map(({ message }) => message)
const file = (name: string, value: string): Part => ({ name: 'paper', file: name, value })

describe('readSentForm', () => {
  it('reads fields in the order sent, and files by the last part of their names', async () => {
    const parts = [
      { name: 'why', value: 'One' },
      file('C:\\drafts\\..\\an\u202enual.txt', 'There were 12.'),
      { name: 'why', value: 'Two' },
      file('', ''),
    ]
    const { fields, files } = await send(bodyOf(parts), inMemory)
    assert.deepEqual([...fields], [['why', ['One', 'Two']]])
    assert.deepEqual(
      files.map(({ name, bytes }) => [name, String(bytes)]),
      [['annual.txt', 'There were 12.']],
    )
  })

  it('writes files to disk as they arrive, with their sizes and SHA-256', async () => {
    await withFolder(async (folder) => {
      const { files } = await send(bodyOf([file('a.csv', 'abc')]), onDisk(join(folder, 'new')))
      const [kept] = files
      assert.equal(await readFile(kept?.path ?? '', 'utf8'), 'abc')
      assert.deepEqual([kept?.name, kept?.bytes], ['a.csv', 3])
      assert.equal(kept?.sha256, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    })
  })

  it('says how much can be sent of files that are too large or too many, and keeps none', async () => {
    const most = 'At most 2 files and 1 kB can be sent at once. Send fewer, or a part of one'
    const tooMuch: readonly (readonly Part[])[] = [
      [file('a', 'x'.repeat(101))],
      [file('a', 'x'.repeat(60)), file('b', 'x'.repeat(60))],
      [file('a', 'x'), file('b', 'x'), file('c', 'x')],
    ]
    for (const parts of tooMuch) {
      await withFolder(async (folder) => {
        const read = await send(bodyOf(parts), onDisk(folder))
        assert.deepEqual([said(read), read.files], [[most], []])
        assert.deepEqual(await readdir(folder), [])
      })
    }
    const whenTooLarge = (name: string) => `${name} is too large`
    const read = await send(bodyOf(tooMuch[0] ?? []), inMemory, { ...BOUNDS, whenTooLarge })
    assert.deepEqual(said(read), ['a is too large'])
  })

  it('says so of a field that is too long', async () => {
    const read = await send(bodyOf([{ name: 'text', value: 'x'.repeat(21) }]), inMemory)
    assert.deepEqual(read.problems, [
      {
        code: 'field-too-large',
        message: 'The text is longer than 1 kB. Send it in parts',
        field: 'text',
      },
    ])
  })

  it('says that a form is cut off or garbled, whatever is wrong with it, and keeps nothing', async () => {
    const whole = bodyOf([file('a.csv', 'abc'), { name: 'why', value: 'Because' }])
    const many = Array.from({ length: 200 }, () => ({ name: 'why', value: 'x' }))
    const broken = [
      whole.slice(0, -20),
      bodyOf(many),
      bodyOf([file('a', 'x'), { name: '__proto__', value: 'x' }]),
      bodyOf(Array.from({ length: 9 }, () => file('a', 'x'))),
    ]
    for (const body of broken) {
      await withFolder(async (folder) => {
        const read = await send(body, onDisk(folder))
        assert.deepEqual(said(read), [
          'What was sent was cut off or garbled on its way. Send it again, with 2 files at most',
        ])
        assert.deepEqual([read.files, await readdir(folder)], [[], []])
      })
    }
  })

  it('passes on that a file cannot be written, and forgets those that were', async () => {
    await withFolder(async (folder) => {
      let kept = 0
      const disk = onDisk(folder)
      const full: FileKeeping<unknown> = {
        forget: disk.forget as FileKeeping<unknown>['forget'],
        keep: async (arriving, name) => {
          if (kept > 0) throw Object.assign(new Error('disk full'), { syscall: 'write' })
          kept += 1
          return await disk.keep(arriving, name)
        },
      }
      const { statusCode } = await send(bodyOf([file('a', 'x'), file('b', 'y')]), full)
      assert.equal(statusCode, 500)
      assert.deepEqual(await readdir(folder), [])
    })
  })
})

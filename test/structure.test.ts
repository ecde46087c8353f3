import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')

/** Who may import whom, besides itself: the import table of CONTRIBUTING.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  storage: ['shared'],
  web: ['shared'],
  performance: ['shared', 'storage', 'web'],
  constitution: ['shared', 'storage', 'web'],
  figures: ['shared', 'storage', 'web', 'performance'],
  publishing: ['shared', 'storage', 'web', 'performance', 'constitution', 'figures'],
  app: ['shared', 'storage', 'web', 'performance', 'constitution', 'figures', 'publishing'],
}

interface Import {
  readonly file: string
  readonly folder: string
  readonly target: string
}

function importsOf(file: string): readonly Import[] {
  const folder = file.split('/')[1] ?? ''
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)
  return [...found].map((match) => ({ file, folder, target: match[1] ?? '' }))
}

const files = globSync('src/**/*.ts', { cwd: root })
const imports = files.flatMap(importsOf)

describe('the import table', () => {
  it('has a row for every folder of src', () => {
    const folders = [...new Set(files.map((file) => file.split('/')[1] ?? ''))]
    assert.deepEqual(
      folders.filter((folder) => !(folder in MAY_IMPORT)),
      [],
      'Add the new folder to MAY_IMPORT here and to the table in CONTRIBUTING.md',
    )
  })

  it('is kept by every import', () => {
    const wrong = imports.flatMap(({ file, folder, target }) => {
      const across = /^#([a-z-]+)\/(.+)$/.exec(target)
      if (across) {
        const [, to = '', rest] = across
        if (to === folder) return `${file}: import ./… inside ${folder}, not ${target}`
        const allowed = MAY_IMPORT[folder] ?? []
        if (!allowed.includes(to)) {
          return `${file}: ${folder} may not import ${to}. Move the shared code down, or pass the value in from app`
        }
        const forTests = rest === 'testing.ts' && file.endsWith('.test.ts')
        if (rest !== 'index.ts' && !forTests) {
          return `${file}: import #${to}/index.ts, and export there what ${folder} needs`
        }
      }
      if (target.startsWith('..')) {
        const reached = join(file, '..', target).split('/')
        const outside = reached[0] === 'src' ? reached[1] !== folder : reached[0] !== 'migrations'
        if (outside && !file.endsWith('.test.ts') && reached[0] !== 'package.json') {
          return `${file}: import #${reached[1]}/index.ts instead of ${target}`
        }
      }
      return []
    })
    assert.deepEqual(wrong, [])
  })

  it('is the one printed in CONTRIBUTING.md', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    for (const folder of Object.keys(MAY_IMPORT)) {
      assert.match(text, new RegExp(`^\\|[^|]*\`${folder}\``, 'm'), `${folder} is not in the table`)
    }
  })
})

describe('the program', () => {
  it('names no area: what is true of a place is data in areas/', () => {
    const names = globSync('areas/*/area.yaml', { cwd: root }).flatMap((file) => {
      const area = parse(readFileSync(join(root, file), 'utf8')) as { id: string }
      return [area.id]
    })
    assert.ok(names.length > 0)
    const texts = globSync('src/**/*.{ts,njk,scss,typ}', { cwd: root })
    const wrong = texts.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8').toLowerCase()
      return names.filter((name) => text.includes(name)).map((name) => `${file} names ${name}`)
    })
    assert.deepEqual(wrong, [])
  })

  it('reads the environment in one file', () => {
    const readers = files.filter(
      (file) =>
        !file.endsWith('.test.ts') &&
        readFileSync(join(root, file), 'utf8').includes('process.env'),
    )
    assert.deepEqual(readers, ['src/app/config.ts'])
  })
})

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')

/**
 * The floors of the house, the lowest first: a folder imports from any lower floor, never from its own
 * or above. CONTRIBUTING.md prints them with what each folder holds.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['shared'],
  ['storage', 'area', 'documents', 'charts', 'days', 'fields'],
  ['statistics', 'holdings', 'people', 'web'],
  ['constitution', 'accounts', 'remarks', 'registers'],
  ['performance', 'procedures'],
  ['checker'],
  ['reports'],
  ['panel', 'writing', 'protection'], // and other subjects with pages and states of their own
  ['publishing'],
  ['app'],
]

/** No folder holds more of the code than this, tests apart. */
const LARGEST_SHARE = 1 / 4

interface Import {
  readonly file: string
  /** As written: `#shared/index.ts`, `./veto.ts`. */
  readonly target: string
  /** The file it reaches, from the root; outside `src` for what is not ours to place. */
  readonly reached: string
}

const floorOf = (folder: string) => FLOORS.findIndex((folders) => folders.includes(folder))
const folderOf = (file: string) => file.split('/')[1] ?? ''
const isTest = (file: string) => file.endsWith('.test.ts')

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)['"]([#.][^'"]+)['"]/gm)
  return [...found].map(([, target = '']) => ({
    file,
    target,
    reached: target.startsWith('#') ? `src/${target.slice(1)}` : join(file, '..', target),
  }))
}

const files = globSync('src/**/*.ts', { cwd: root })
const imports = files.flatMap(importsOf)

describe('the floors of the house', () => {
  it('have a place for every folder of src', () => {
    const folders = [...new Set(files.map(folderOf))]
    assert.deepEqual(
      folders.filter((folder) => floorOf(folder) < 0),
      [],
      'Give the new folder its floor in FLOORS here and in the table in CONTRIBUTING.md',
    )
  })

  it('are kept by every import: only a lower floor, and only by its index', () => {
    const wrong = imports.flatMap(({ file, target, reached }) => {
      const [from, to] = [folderOf(file), folderOf(reached)]
      if (!reached.startsWith('src/')) {
        const isOurs = isTest(file) || /^(migrations\/|package\.json)/.test(reached)
        return isOurs ? [] : [`${file}: src imports nothing from ${reached}`]
      }
      if (from === to) {
        return target.startsWith('#') ? [`${file}: import ./… inside ${from}, not ${target}`] : []
      }
      if (floorOf(to) >= floorOf(from)) {
        return [
          `${file}: ${from} may not import ${to}, which is not below it. Move what both need down, ` +
            'or have app hand the value in',
        ]
      }
      const forTests = target === `#${to}/testing.ts` && /\.test\.ts$|\/testing/.test(file)
      if (target !== `#${to}/index.ts` && !forTests) {
        return [`${file}: import #${to}/index.ts, and export there what ${from} needs`]
      }
      return []
    })
    assert.deepEqual(wrong, [])
  })

  it('hold no circle inside a folder, between its files and the folders in it', () => {
    const circles = FLOORS.flat().flatMap((folder) => {
      const inside = imports.filter(
        ({ file, reached }) =>
          !isTest(file) && folderOf(file) === folder && folderOf(reached) === folder,
      )
      return findCircle(inside)
    })
    assert.deepEqual(
      circles,
      [],
      'Move what both sides need into a file of its own below them, or hand it in',
    )
  })

  it('give no folder more than a quarter of the code', () => {
    const lines = new Map<string, number>()
    for (const file of files.filter((one) => !isTest(one))) {
      const count = readFileSync(join(root, file), 'utf8').split('\n').length
      lines.set(folderOf(file), (lines.get(folderOf(file)) ?? 0) + count)
    }
    const whole = [...lines.values()].reduce((sum, count) => sum + count, 0)
    const tooLarge = [...lines].filter(([, count]) => count > LARGEST_SHARE * whole)
    assert.deepEqual(tooLarge, [], 'Divide the folder by subject')
  })

  it('have storage name no subject: neither its tables nor its words', () => {
    const beside = /\b(observation|counted_observation|area_file|street_file|ruling|procedure)s?\b/i
    const naming = files.filter(
      (file) => folderOf(file) === 'storage' && beside.test(readFileSync(join(root, file), 'utf8')),
    )
    assert.deepEqual(naming, [], 'Let app hand in what the subject knows, as `TABLE_CHECKS` is')
  })

  it('are those printed in CONTRIBUTING.md', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    for (const [floor, folders] of FLOORS.entries()) {
      for (const folder of folders) {
        assert.match(
          text,
          new RegExp(`^\\| ${floor + 1} \\|[^|]*\`${folder}\``, 'm'),
          `${folder} is not on floor ${floor + 1} of the table`,
        )
      }
    }
  })
})

/** A file directly in a folder, or a folder in it: `src/checker/claim.ts`, `src/checker/claims`. */
const roomOf = (file: string) => file.split('/').slice(0, 3).join('/')

/** The first circle that imports make, as one line: "a → b → a"; none is an empty list. */
function findCircle(inside: readonly Import[]): readonly string[] {
  const doors = new Map<string, Set<string>>()
  for (const { file, reached } of inside) {
    const [from, to] = [roomOf(file), roomOf(reached)]
    if (from !== to) doors.set(from, (doors.get(from) ?? new Set()).add(to))
  }
  const left = new Set<string>()
  const walk = (room: string, way: readonly string[]): readonly string[] => {
    const met = way.indexOf(room)
    if (met >= 0) return [[...way.slice(met), room].join(' → ')]
    if (left.has(room)) return []
    for (const next of doors.get(room) ?? []) {
      const circle = walk(next, [...way, room])
      if (circle.length > 0) return circle
    }
    left.add(room)
    return []
  }
  for (const room of doors.keys()) {
    const circle = walk(room, [])
    if (circle.length > 0) return circle
  }
  return []
}

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
      (file) => !isTest(file) && readFileSync(join(root, file), 'utf8').includes('process.env'),
    )
    assert.deepEqual(readers, ['src/app/config.ts'])
  })
})

describe('the guides', () => {
  for (const guide of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md']) {
    it(`name files and folders that are there: ${guide}`, () => {
      const named = readFileSync(join(root, guide), 'utf8').matchAll(
        /(?<![\w/-])(?:src|test|bench|soak|docs|migrations)\/[\w./-]*\w/g,
      )
      const paths = [...new Set([...named].map(([path]) => path))]
      assert.deepEqual(
        paths.filter((path) => !existsSync(join(root, path))),
        [],
        `${guide} names what has moved or gone. Name it where it stands now`,
      )
    })
  }
})

describe('the lock of the packages', () => {
  const packages = Object.entries(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Record<
      string,
      { readonly integrity?: string; readonly link?: true; readonly inBundle?: true }
    >,
  ).filter(([path, { link, inBundle }]) => path !== '' && !link && !inBundle)

  it('knows the content of each, also of those for other machines', () => {
    assert.ok(packages.length > 500)
    assert.deepEqual(
      packages.flatMap(([path, { integrity = '' }]) => (/^sha512-/.test(integrity) ? [] : [path])),
      [],
      'Take these entries out of package-lock.json and run npm install --package-lock-only',
    )
  })

  it('names no registry, so that each machine uses its own', () => {
    assert.deepEqual(
      packages.filter(([, one]) => 'resolved' in one).map(([path]) => path),
      [],
    )
  })
})

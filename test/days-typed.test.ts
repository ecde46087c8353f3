import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from './site.ts'

const CLOCK = { now: () => '2026-11-23T10:00:00Z', today: () => '2026-11-23' }
const MEETING = `kind: ordinary
planned: [{day: 2026-09-28, time: '14:00', place: The Guildhall, source: {document: Calendar of the panel}}]
`
/** As they are typed by people. */
const TYPED = ['2026-11-02', '2/11/2026', '2 November 2026', 'Monday 2nd Nov 2026', ' 02.11.2026 ']

describe('a day that somebody types', () => {
  let site: TestSite
  before(async () => {
    site = await openSite(
      'test/fixtures/areas/northmere',
      CLOCK,
      (files) => new Map([...files, ['meetings/2026-09-28.yaml', MEETING]]),
    )
  })
  after(() => site.close())

  /** Every page that is asked for a day by its address. */
  const PAGES = [
    ['/panel', 'on', /2 November 2026/],
    ['/promises', 'on', /2 November 2026/],
    ['/meetings/2026-09-28', 'known', /2 November 2026/],
  ] as const

  for (const [page, name, shown] of PAGES)
    it(`${page}: in words, day first or as it is written down`, async () => {
      for (const typed of TYPED) {
        const { body, statusCode } = await site.app.inject(
          `${page}?${new URLSearchParams({ [name]: typed })}`,
        )
        assert.equal(statusCode, 200, typed)
        assert.doesNotMatch(body, /cannot be narrowed|Enter a day/, typed)
        assert.match(body, shown, typed)
      }
    })

  it('is the day of the rules that a question is asked of', async () => {
    for (const on of TYPED) {
      const { body } = await site.app.inject(
        `/constitution/ask/quorum?${new URLSearchParams({ on })}`,
      )
      assert.doesNotMatch(body, /Enter on which day|cannot be narrowed/, on)
    }
  })

  it('is today where it is left blank', async () => {
    for (const page of ['/panel?on=', '/promises?on=', '/panel?on=+']) {
      const { body, statusCode } = await site.app.inject(page)
      assert.equal(statusCode, 200, page)
      assert.doesNotMatch(body, /Enter a day/, page)
    }
  })

  it('narrows a list as it was typed', async () => {
    const written = await site.app.inject('/registers/correspondence?from=2026-11-02')
    const typed = await site.app.inject('/registers/correspondence?from=2%2F11%2F2026')
    assert.equal(typed.statusCode, written.statusCode)
    assert.doesNotMatch(typed.body, /cannot be narrowed/)
  })

  it('is read by one reader: no page holds what was typed against the calendar by itself', () => {
    const files = globSync('src/**/*{routes,page,forms,fields}.ts', {
      exclude: (name) => name.endsWith('.test.ts'),
    })
    const own = files
      .filter((file) => !/^src\/(fields|app\/commands|registers\/expressions)\//.test(file))
      .filter((file) => /\bisDay\b/.test(readFileSync(file, 'utf8')))
    assert.deepEqual(own, [])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whereIs } from './sections.ts'

const sections = [
  {
    text: 'Performance',
    href: '/performance',
    pages: [
      { text: 'Reports', href: '/reports' },
      { text: 'Explanations', href: '/performance/explanations' },
    ],
  },
  { text: 'Promises', href: '/promises' },
]

/** What is marked, of the sections and of the pages of one: "Performance (true)". */
function marked(path: string) {
  const { sections: all, within } = whereIs(path, sections)
  const said = (links: typeof all) =>
    links.filter(({ current }) => current).map(({ text, current }) => `${text} (${current})`)
  return [said(all), within && said(within.pages)]
}

describe('where a page stands', () => {
  it('is its section, and its page of it', () => {
    assert.deepEqual(marked('/reports'), [['Performance (true)'], ['Reports (page)']])
    assert.deepEqual(marked('/reports/force/2019-20'), [['Performance (true)'], ['Reports (true)']])
    assert.deepEqual(marked('/performance'), [['Performance (page)'], ['Performance (page)']])
    assert.deepEqual(marked('/promises/7'), [['Promises (true)'], null])
  })

  it('is the page whose address says most of its own', () => {
    assert.deepEqual(marked('/performance/explanations/3')[1], ['Explanations (true)'])
    assert.deepEqual(marked('/performance/burglary')[1], ['Performance (true)'])
  })

  it('is none where no section has it, nor one whose address only begins alike', () => {
    assert.deepEqual(marked('/'), [[], null])
    assert.deepEqual(marked('/reportsandmore'), [[], null])
  })

  it('names the first page of a section before the others', () => {
    const names = whereIs('/reports', sections).within?.pages.map(({ text }) => text)
    assert.deepEqual(names, ['Performance', 'Reports', 'Explanations'])
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSite, type TestSite } from '../../../test/site.ts'

const HEAD = 'measure,area,breakdown,period,value'
const FILLED = { reason: 'It is of another force' }

describe('an import that is withdrawn on its page', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  const send = async (rows: readonly string[]): Promise<string> => {
    const form = new FormData()
    form.append('why', 'Monthly figures')
    form.append('file', new Blob([[HEAD, ...rows].join('\n')]), 'a.csv')
    const headers = site.operator
    const plan = await fetch(`${site.address}/data/import`, { method: 'POST', headers, body: form })
    const action = /action="(\/data\/import\/[0-9a-f]{64})"/.exec(await plan.text())?.[1] ?? ''
    const done = await post(action, { why: 'Monthly figures' })
    assert.equal(done.status, 303)
    return done.headers.get('location') ?? ''
  }
  const post = async (path: string, fields: Record<string, string>) =>
    await fetch(`${site.address}${path}`, {
      method: 'POST',
      headers: site.operator,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${site.address}${path}`, { headers })
    assert.equal(answer.status, 200, path)
    return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }

  it('asks why, and then gives back what was superseded, to be approved by somebody else', async () => {
    // Files of one load are not before one another
    assert.match(await read('/data/changes'), /figures, none of them otherwise than before\./)
    await send(['burglary,northmere,,2026-05,4141'])
    const page = await send([
      'burglary,northmere,,2026-05,5252',
      'burglary,northmere,,2026-06,6363',
    ])
    assert.match(await read(page, site.operator), /Withdraw this import/)
    assert.doesNotMatch(await read(page), /Withdraw this import/)
    assert.match(
      await read('/data/changes'),
      /Burglary, May 2026 Place and part Northmere Before 4,141 Now 5,252/,
    )
    assert.match(await read(`${page}/withdraw`, site.operator), /All 2 figures that a\.csv brought/)
    const blank = await post(`${page}/withdraw`, { reason: ' ' })
    assert.equal(blank.status, 422)
    assert.match(await blank.text(), /Enter why it is withdrawn/)
    assert.equal((await post(`${page}/withdraw`, FILLED)).status, 303)
    const withdrawn = await read(page, site.operator)
    assert.match(withdrawn, /It was withdrawn on .+ The reason given: It is of another force\./)
    assert.match(withdrawn, /stay as they were: /)
    assert.doesNotMatch(withdrawn, /Withdraw this import/)
    assert.match(withdrawn, /Somebody who did not record that has yet to approve it/)
    assert.match(await read('/data/approvals', site.operator), /Withdrawn: all of import \d+/)
    const measure = await read('/performance/burglary')
    assert.match(measure, /4,141 offences in May 2026/)
    assert.match(measure, /May 2026, Northmere Figure 5,252 Why it is not in use withdrawn/)
    assert.doesNotMatch(measure, /6,363/)
    assert.match(measure, /One figure was withdrawn on .+ with all of its import and is not in use/)
    const again = await post(`${page}/withdraw`, FILLED)
    assert.equal(again.status, 404)
    const changes = await read('/data/changes')
    assert.match(changes, /a\.csv withdrawn since Figures 2/)
    assert.doesNotMatch(changes, /5,252|6,363/)
  })

  it('can be imported again, of the same file', async () => {
    const page = await send([
      'burglary,northmere,,2026-05,5252',
      'burglary,northmere,,2026-06,6363',
    ])
    assert.match(await read(page), /1 added, 1 superseded/)
    assert.match(await read('/performance/burglary'), /6,363/)
  })

  it('tells on the page of a figure, and leads to the import', async () => {
    const page = await send(['burglary,northmere,,2026-07,7171'])
    const { figures } = (await (
      await fetch(`${site.address}/performance/burglary.json`)
    ).json()) as {
      figures: { period: string; figure: number }[]
    }
    const number = figures.find(({ period }) => period === '2026-07')?.figure
    await post(`${page}/withdraw`, FILLED)
    const text = await read(`/performance/burglary/figures/${number}`, site.operator)
    assert.match(text, /with all of its import, and is not in use/)
    assert.match(text, /The import that was withdrawn/)
    const id = page.split('/').at(-1)
    for (const record of [id, `import%2F${id}`]) {
      const back = `/performance/burglary/figures/${number}/withdraw/${record}`
      const answer = await fetch(`${site.address}${back}`, { headers: site.operator })
      assert.equal(answer.status, record === id ? 404 : answer.status)
    }
  })
})

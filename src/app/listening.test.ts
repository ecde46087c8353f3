import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, it, type TestContext } from 'node:test'
import { fastify } from 'fastify'
import { listenAt, type Place } from './listening.ts'

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((it) => it?.address === '::1')

/** A site of one page, and of another that answers when it is told to. */
async function listen(test: TestContext, place: Place) {
  const { promise: told, resolve: answer } = Promise.withResolvers<void>()
  const site = fastify()
  site.get('/', () => 'here')
  site.get('/slow', async () => {
    await told
    return 'at last'
  })
  const outcome = await listenAt(site, place)
  if (outcome.ok) test.after(outcome.value.stop)
  return { site, outcome, answer }
}

async function open(test: TestContext) {
  const { site, outcome, answer } = await listen(test, { host: 'localhost', port: 0 })
  assert.ok(outcome.ok)
  return {
    site,
    answer,
    listening: outcome.value,
    port: Number(new URL(outcome.value.address).port),
  }
}

async function refusal(test: TestContext, place: Place) {
  const { outcome } = await listen(test, place)
  return outcome.ok ? 'It listens' : outcome.problems.map(({ message }) => message).join('\n')
}

async function occupy(test: TestContext, host: string): Promise<number> {
  const other: Server = createServer().listen(0, host)
  await once(other, 'listening')
  test.after(() => void other.close())
  return (other.address() as AddressInfo).port
}

describe('the place where a site listens', () => {
  it('is localhost, whichever of its two addresses the name is given', async (test) => {
    const { listening, port } = await open(test)
    assert.equal(listening.address, `http://localhost:${port}`)
    for (const host of ['localhost', '127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])]) {
      assert.equal(await fetch(`http://${host}:${port}/`).then((it) => it.text()), 'here')
    }
  })

  it('is taken when another program has it at either address', async (test) => {
    for (const host of ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])]) {
      const port = await occupy(test, host)
      assert.equal(
        await refusal(test, { host: 'localhost', port }),
        `Port ${port} on localhost is taken by another program. Stop it, or set PORT to another number`,
      )
    }
  })

  it('is refused in one sentence when it is none of this machine', async (test) => {
    // Addresses kept for documents (RFC 5737) and a name that nobody may have (RFC 2606)
    for (const host of ['192.0.2.1', '2001:db8::1', 'nobody.invalid']) {
      assert.equal(
        await refusal(test, { host, port: 0 }),
        `HOST is ${host}, which is no address of this machine. Set it to one, or leave it out for localhost`,
      )
    }
  })
})

describe('a site that is told to stop', () => {
  it('hangs up on requests that never come whole, and on browsers that keep a connection', async (test) => {
    const { listening, port } = await open(test)
    const hosts = ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])]
    const callers: Socket[] = []
    for (const host of hosts) {
      callers.push(await say(host, port, 'GET / HTTP/1.1\r\nhost: loc'))
      callers.push(await say(host, port, ''))
      const kept = await say(host, port, 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
      await once(kept, 'data')
      callers.push(kept)
    }
    const closed = callers.map((caller) => once(caller, 'close'))
    await listening.stop()
    await Promise.all(closed)
    await assert.rejects(fetch(`http://localhost:${port}/`))
  })

  it('answers what is under way', async (test) => {
    const { site, listening, port, answer } = await open(test)
    const asked = once(site.server, 'request')
    const slow = fetch(`http://localhost:${port}/slow`).then((it) => it.text())
    await asked
    const stopped = listening.stop()
    answer()
    assert.equal(await slow, 'at last')
    await stopped
  })
})

async function say(host: string, port: number, words: string): Promise<Socket> {
  const caller = connect(port, host)
  caller.on('error', () => {})
  await once(caller, 'connect')
  caller.write(words)
  return caller
}

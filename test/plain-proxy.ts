import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A reverse proxy of default manners: it says the upstream's own Host, and nothing of who asked. */
export async function openPlainProxy(upstream: string) {
  const { hostname, port, host } = new URL(upstream)
  const proxy = http.createServer((request, response) => {
    const { url: path, method } = request
    const headers = { ...request.headers, host, connection: 'close' }
    const up = http.request({ hostname, port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(up)
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => proxy.close(closed)),
  }
}

// Keeps what is recorded of a meeting on this device while the site does not answer, and sends it once it does.
const place = `cf-record:${location.pathname}`
const said = document.querySelector('[data-record-kept]')
const isPrivate = document.querySelector('[data-record-private]') !== null
const AGAIN_MS = 5000
let isSending = false

const kept = () => JSON.parse(localStorage.getItem(place) ?? '[]')
const keep = (all) =>
  all.length === 0 ? localStorage.removeItem(place) : localStorage.setItem(place, JSON.stringify(all))

function tell(words) {
  const all = kept()
  const waiting = all.map((one) => `${one.hour} ${one.words}`).join('; ')
  said.textContent =
    words ?? (all.length === 0 ? '' : `Kept on this device until the site answers: ${waiting}.`)
  said.hidden = said.textContent === ''
}

const hourNow = () =>
  new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

const send = ({ action, fields }) =>
  fetch(action, { method: 'POST', body: new URLSearchParams(fields) })

async function sendKept() {
  if (isSending || kept().length === 0) return
  isSending = true
  try {
    while (kept().length > 0) {
      const [first, ...rest] = kept()
      const answer = await send(first)
      if (answer.status >= 500) return
      keep(rest)
      if (!answer.ok) {
        tell(`The site did not take this, so record it again: ${first.hour} ${first.words}`)
        return
      }
    }
    location.reload()
  } catch {
    tell()
  } finally {
    isSending = false
  }
}

document.addEventListener('submit', async (event) => {
  const form = event.target
  if (form.dataset.record === undefined) return
  event.preventDefault()
  const fields = new FormData(form, event.submitter)
  // Made here, so that what is sent twice is recorded once
  fields.set('id', crypto.randomUUID())
  const hour = hourNow()
  const one = { action: form.action, fields: [...fields], hour, words: event.submitter?.textContent.trim() ?? '' }
  try {
    const answer = await send(one)
    if (answer.ok) location.assign(answer.url)
    else form.submit()
  } catch {
    if (isPrivate) {
      tell('The site does not answer, and what happens in private is not kept on this device. Write it down, and record it later.')
      return
    }
    // It happened now, whenever it is sent
    if (!fields.has('hour')) one.fields.push(['hour', hour])
    keep([...kept(), one])
    form.reset()
    tell()
  }
})

window.addEventListener('online', sendKept)
setInterval(sendKept, AGAIN_MS)
tell()
sendKept()

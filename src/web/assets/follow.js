// Shows what is recorded of a meeting since, when the site says that there is more; and stops when asked to.
const place = document.querySelector('[data-follow]')
const button = document.querySelector('[data-follow-stop]')
const said = document.querySelector('[data-follow-said]')
let source
let known

const AS_RECORDED = 'This page shows what is recorded as it is recorded.'

const say = (words) => {
  said.textContent = words
}

async function showNew() {
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const old of document.querySelectorAll('[data-followed]')) {
    const fresh = page.querySelector(`[data-followed="${old.dataset.followed}"]`)
    if (fresh === null || fresh.innerHTML === old.innerHTML) continue
    // Whoever stands on a link stays on it
    const held = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
    old.replaceChildren(...fresh.childNodes)
    if (held !== null) old.querySelector(`[href="${CSS.escape(held)}"]`)?.focus()
  }
}

function begin() {
  source = new EventSource(place.dataset.follow)
  source.addEventListener('known', ({ data }) => {
    if (known !== undefined && known !== data) showNew()
    known = data
    say(AS_RECORDED)
  })
  source.addEventListener('recorded', ({ data }) => {
    known = data
    showNew()
    say(AS_RECORDED)
  })
  source.addEventListener('closed', ({ data }) => {
    known = data
    showNew()
    say('The meeting is closed. What is put right or told late is shown here as it is recorded.')
  })
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return
    stop()
    say('New records are not shown by themselves now. Read the page again to see them.')
  })
  button.textContent = 'Stop showing new records'
}

function stop() {
  source.close()
  source = undefined
  button.textContent = 'Show new records as they come'
  say('New records are not shown until you ask for them.')
}

button.hidden = false
button.addEventListener('click', () => (source === undefined ? begin() : stop()))
begin()

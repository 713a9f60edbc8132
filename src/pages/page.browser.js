// What pages do better with script; each of them works without. Words come from the page's own data attributes.
;(() => {
  const page = document
  const busyAfter = 300
  const calmAfter = 10_000

  // What gets other words keeps its room, to the fraction of a pixel.
  const keepHeight = (each) => (each.style.minBlockSize = each.getBoundingClientRect().height + 'px')

  // Show and hide a password.
  for (const button of page.querySelectorAll('.reveal')) {
    const field = page.getElementById(button.getAttribute('aria-controls'))
    const show = button.textContent
    button.addEventListener('click', () => {
      const isShown = field.type === 'text'
      field.type = isShown ? 'password' : 'text'
      button.textContent = isShown ? show : button.dataset.hide
      field.focus()
    })
    // A shown password must not be remembered as ordinary text.
    if (field.form) field.form.addEventListener('submit', () => (field.type = 'password'))
  }

  // Say in words how far a new password is, in the place of what was wrong with the one before.
  for (const field of page.querySelectorAll('[data-progress]')) {
    const words = JSON.parse(field.dataset.progress)
    const line = page.getElementById(field.id + '-progress')
    const error = page.getElementById(field.id + '-error')
    field.addEventListener('input', () => {
      keepHeight(error)
      error.textContent = ''
      const missing = Math.max(0, words.length - [...field.value.normalize('NFKC')].length)
      line.textContent = field.value && (words[missing] || '')
    })
  }

  // A code that was pasted or filled in whole sends itself.
  const code = page.querySelector('input[name="code"]')
  if (code) {
    code.addEventListener('input', (event) => {
      const isWhole = /^\d{6}$/.test(code.value.replace(/[\s-]/g, ''))
      const isTyped = event.inputType === 'insertText' && event.data && event.data.length === 1
      if (isWhole && !isTyped) code.form.requestSubmit()
    })
  }

  // The region line says what is chosen.
  const region = page.querySelector('select[name="region"]')
  const regionLine = page.getElementById('region-line')
  if (region && regionLine) {
    region.addEventListener('change', () => (regionLine.textContent = region.selectedOptions[0].dataset.line))
  }

  // How long a network has to wait is counted down; the way on is always there, and plain when it is over.
  const wait = page.querySelector('.wait')
  if (wait) {
    const [left, over] = wait.children
    const { seconds, left: words } = wait.dataset
    const onward = page.getElementById('continue')
    const end = performance.now() + seconds * 1000
    const count = () => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000))
      onward.className = rest ? 'second' : 'primary'
      const time = Math.floor(rest / 60) + ':' + String(rest % 60).padStart(2, '0')
      left.textContent = rest ? words.replace('{time}', time) : ''
      if (rest) setTimeout(count, 250)
      else over.textContent = over.dataset.over
    }
    count()
    // The last sentence may be shorter, and the way on must not jump for it.
    keepHeight(wait)
  }

  // Offline nothing is sent: the page says so and keeps what was typed, and goes on when the browser is online again.
  const offline = page.getElementById('offline')
  let held
  const hold = (form, button) => {
    held = { form, button }
    offline.textContent = offline.dataset.says
  }
  addEventListener('online', () => {
    offline.textContent = ''
    const { form, button } = held || {}
    held = undefined
    if (form) form.requestSubmit(button)
  })

  // A second press does nothing; a slow answer is said inside the button, which keeps its size.
  const said = new Map()
  const calm = (form) => {
    delete form.dataset.sent
    for (const button of form.elements) {
      if (!button.hasAttribute('aria-busy')) continue
      button.removeAttribute('aria-busy')
      button.querySelector('.says').replaceChildren(...said.get(button))
    }
  }
  // Back from the next page leads to a page that can be asked for: browsers do not post again by themselves. It speaks the language just chosen.
  const leaveAskable = (form, pressed) => {
    const language = pressed && pressed.name === 'locale' ? `&locale=${pressed.value}` : ''
    const [, room] = new URL(form.action).pathname.split('/')
    const i = room !== 'account' && form.elements.namedItem('i')
    if (location.search || new URL(form.action).origin !== location.origin) return
    history.replaceState(history.state, '', i ? `/${room}?i=${i.value}${language}` : `/${room}`)
  }
  page.addEventListener('submit', (event) => {
    const form = event.target
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    if (!navigator.onLine) {
      event.preventDefault()
      hold(form, event.submitter)
      return
    }
    form.dataset.sent = 'yes'
    leaveAskable(form, event.submitter)
    // An answer that opens an application leaves this page standing.
    setTimeout(() => calm(form), calmAfter)
    const button = event.submitter || form.querySelector('button[type="submit"]')
    const says = button && button.querySelector('.says')
    if (!says) return
    setTimeout(() => {
      if (!form.dataset.sent) return
      const size = button.getBoundingClientRect()
      button.style.minInlineSize = size.width + 'px'
      button.style.minBlockSize = size.height + 'px'
      said.set(button, [...says.childNodes])
      button.setAttribute('aria-busy', 'true')
      // Other nodes, not the same with another text: those would be words that move.
      says.replaceChildren(button.dataset.busy || page.body.dataset.busy)
    }, busyAfter)
  })
  // Back from the page cache: everything can be pressed again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of page.forms) calm(form)
  })
})()

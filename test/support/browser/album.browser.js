/** In the album: of each row any of what is ticked, or all where nothing is; and every word of the name that is asked for. */
const choice = document.getElementById('choice')
const wanted = document.getElementById('wanted')
const figures = [...document.querySelectorAll('figure')]
const rows = [...document.querySelectorAll('fieldset')]

function choose() {
  const asked = rows.map((row) => [...row.querySelectorAll(':checked')])
  const words = wanted.value.split(' ')
  for (const each of figures) {
    const isTicked = asked.every(
      (boxes) => !boxes.length || boxes.some(({ name, value }) => each.dataset[name] === value),
    )
    each.hidden = !isTicked || !words.every((word) => each.id.includes(word))
  }
  document.getElementById('count').value = figures.filter(({ hidden }) => !hidden).length
}

choice.addEventListener('input', choose)
choice.addEventListener('submit', (event) => event.preventDefault())
choose()

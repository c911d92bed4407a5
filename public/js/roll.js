// Says that marks are not saved yet, and has the browser ask before they are lost. The roll works the same without it.
const note = document.querySelector('.s-unsaved');
const form = note?.closest('form');
const ask = (event) => event.preventDefault();
form?.addEventListener('change', () => {
  note.hidden = false;
  addEventListener('beforeunload', ask);
});
form?.addEventListener('submit', () => removeEventListener('beforeunload', ask));

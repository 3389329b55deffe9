export default {
  close: 'Cerrar',
  cancel: 'Cancelar',
  undo: 'Deshacer',
  save: 'Guardar',
  saving: 'Guardando',
  saved: 'Guardado en esta tableta',
  notSaved: 'No se pudo guardar. Sus palabras siguen aquí. Inténtelo otra vez.',
  tryAgain: 'Intentar otra vez',
  sync: {
    sent: 'Todo enviado',
    waiting:
      'Nada espera | {n} cambio en esta tableta, aún sin enviar | {n} cambios en esta tableta, aún sin enviar',
    sending: 'Enviando | Enviando {n} de {of} | Enviando {n} de {of}',
    needsYou: 'Nada le espera | {n} cambio le necesita | {n} cambios le necesitan',
    offlineSince: 'Sin contacto con la clínica desde las {time}. Puede seguir trabajando.',
  },
}

export default {
  clearedTitle: 'El navegador borró lo guardado en esta tableta',
  cleared:
    'Pasó en algún momento desde el {day}, {time}. Lo que la clínica tiene está a salvo y vuelve aquí por sí solo.',
  clearedWaiting:
    'Nada esperaba para enviarse la última vez que se vio. | Un cambio esperaba para enviarse la última vez que se vio. Puede haberse perdido: mire, por favor, si está en la historia. | {n} cambios esperaban para enviarse la última vez que se vio. Pueden haberse perdido: mire, por favor, si están en la historia.',
  clearedRead: 'Lo he leído',
  full: 'A esta tableta casi no le queda espacio. Los cambios se guardan todavía, pero las lecciones tienen que irse. Haga espacio en la tableta, por favor.',
  unreadable:
    'Todo lo guardado en esta tableta se puede abrir. | Una cosa guardada en esta tableta no se puede abrir. Se queda aquí como está, y todo lo demás sigue. | {n} cosas guardadas en esta tableta no se pueden abrir. Se quedan aquí como están, y todo lo demás sigue.',
}

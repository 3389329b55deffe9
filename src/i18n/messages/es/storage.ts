export default {
  clearedTitle: 'El navegador borró lo guardado en esta tableta',
  cleared:
    'Pasó después del {day}, {time}; no se sabe más. Lo que la clínica tiene está a salvo y vuelve aquí por sí solo.',
  clearedWaiting:
    'Nada esperaba para enviarse la última vez que se vio. | Un cambio esperaba para enviarse la última vez que se vio. Puede haberse perdido. | {n} cambios esperaban para enviarse la última vez que se vio. Pueden haberse perdido.',
  clearedDo:
    'Abra las historias de los pacientes que vio ese día. Escriba otra vez lo que falte y avise al equipo.',
  clearedSignIn: 'Cuando haya entrado, verá qué hacer.',
  clearedRead: 'Lo he leído',
  full: 'A esta tableta casi no le queda espacio. Los cambios se guardan todavía, pero las lecciones tienen que irse. Haga espacio en la tableta, por favor.',
  unreadable:
    'Todo lo guardado en esta tableta se puede abrir. | Una cosa guardada en esta tableta no se puede abrir. Se queda aquí como está, y todo lo demás sigue. | {n} cosas guardadas en esta tableta no se pueden abrir. Se quedan aquí como están, y todo lo demás sigue.',
}

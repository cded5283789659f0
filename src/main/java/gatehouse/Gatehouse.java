package gatehouse;

import lotus.notes.addins.JavaServerAddin;

/** The add-in task: {@code load runjava gatehouse.Gatehouse}. */
public class Gatehouse extends JavaServerAddin {}

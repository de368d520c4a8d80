// An extension of JupyterLab and Notebook 7: what webpack would make of two plugins, by hand.
(() => {
  const STATE = 'application/vnd.jupyter.widget-state+json';
  let packages; // of the page, which all extensions share

  /** The module of a package that the page has, or nothing. */
  async function shared(name) {
    const [version] = Object.values(packages[name] || {});
    return version && (await version.get())();
  }

  /** How figures and texts look. */
  const look = {
    id: 'himalia:look',
    autoStart: true,
    activate: () => {
      const style = document.createElement('style');
      style.textContent = CSS;
      document.head.append(style);
    }
  };

  /**
   * The widgets of a saved notebook where no kernel runs. Their front end waits for one, and says "Loading widget..." for
   * ever; it is told of one here that knows no widget, and so takes the state that the notebook has.
   */
  function savedWidgets(INotebookTracker) {
    return {
      id: 'himalia:saved-widgets',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        tracker.widgetAdded.connect((_, panel) => showSaved(panel).catch(console.error));
      }
    };
  }

  async function showSaved(panel) {
    const session = panel.sessionContext;
    await settled(session);
    await panel.context.ready;
    const metadata = panel.context.model.getMetadata('widgets');
    const widgets = await shared('@jupyter-widgets/jupyterlab-manager');
    if (session.session?.kernel || !metadata?.[STATE] || !widgets || panel.isDisposed) {
      return;
    }
    const { rendermime } = panel.content;
    const manage = context => widgets.registerWidgetManager(context, rendermime, shownIn(panel, widgets.WidgetRenderer));
    manage(withoutKernel(panel));
    const kernelCame = (_, { newValue }) => {
      if (newValue) {
        session.kernelChanged.disconnect(kernelCame);
        manage(panel.context);
      }
    };
    session.kernelChanged.connect(kernelCame);
  }

  const begun = new WeakMap(); // of a session: what its first initialize() gives

  /**
   * Until the page has taken a kernel for a notebook, or none. Only where it asks the user, a session is not ready then: so
   * this looks on while the page initializes it. To do that in its place, and sooner, would take another kernel.
   */
  function settled(session) {
    if (!begun.has(session)) {
      const initialized = resolve => {
        const { initialize } = session;
        session.initialize = () => {
          delete session.initialize;
          const result = initialize.call(session);
          resolve(result.catch(() => {})); // the page says itself why a kernel could not start
          return result;
        };
      };
      begun.set(session, new Promise(initialized));
    }
    return Promise.race([begun.get(session), session.ready]);
  }

  /** The notebook as the front end of widgets wants to see it. Nothing is saved: it would keep what is live, and so nothing. */
  function withoutKernel(panel) {
    const quiet = { connect: () => true, disconnect: () => true };
    const kernel = {
      id: `none of ${panel.id}`,
      handleComms: false,
      registerCommTarget: () => {},
      removeCommTarget: () => {},
      requestCommInfo: async () => ({ content: { status: 'ok', comms: {} } })
    };
    const session = { ready: Promise.resolve(), session: { kernel } };
    for (const signal of ['kernelChanged', 'statusChanged', 'connectionStatusChanged']) {
      session[signal] = quiet;
    }
    return Object.create(panel.context, { sessionContext: { value: session }, saveState: { value: quiet } });
  }

  /** What already stands there and waits for its widget. */
  function shownIn(panel, WidgetRenderer) {
    const outputs = panel.content.widgets.flatMap(cell => [...(cell.outputArea?.widgets || [])]);
    return outputs.flatMap(output => [...output.children()]).filter(part => part instanceof WidgetRenderer);
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.himalia = {
    init: scope => {
      packages = scope;
    },
    get: async () => {
      const notebook = await shared('@jupyterlab/notebook');
      return () => ({ __esModule: true, default: [look, ...(notebook ? [savedWidgets(notebook.INotebookTracker)] : [])] });
    }
  };
})();

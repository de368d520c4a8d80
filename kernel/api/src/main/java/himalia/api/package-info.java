/// What a cell and a library say to the notebook: [Display], [Renderer], [Comm]. Depends on nothing.
package himalia.api;

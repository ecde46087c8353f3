export { PANEL_VIEWS, panelRoutes } from './panel-routes.ts'

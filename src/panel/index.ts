export { PANEL_VIEWS, panelRoutes } from './seats/panel-routes.ts'

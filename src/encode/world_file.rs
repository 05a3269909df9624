//! The files beside a picture that tell a GIS where it lies.

use crate::projection::PixelGrid;

/// The coordinate system of Web Mercator, as Esri's programs write it (WKT 1): what a `.prj` holds.
pub const WEB_MERCATOR_PRJ: &str = concat!(
    r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere","#,
    r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984","#,
    r#"SPHEROID["WGS_1984",6378137.0,298.257223563]],"#,
    r#"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],"#,
    r#"PROJECTION["Mercator_Auxiliary_Sphere"],"#,
    r#"PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],"#,
    r#"PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],"#,
    r#"PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#,
    "\n"
);

/// The same as GDAL writes it (OGC's WKT 1, with the authority's codes) into the `.aux.xml` beside a
/// picture: GDAL, and QGIS with it, reads no `.prj` of a PNG.
pub const WEB_MERCATOR_AUX_XML: &str = concat!(
    "<PAMDataset>\n",
    r#"  <SRS dataAxisToSRSAxisMapping="1,2">PROJCS["WGS 84 / Pseudo-Mercator","#,
    r#"GEOGCS["WGS 84",DATUM["WGS_1984","#,
    r#"SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],"#,
    r#"AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#,
    r#"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],"#,
    r#"PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],"#,
    r#"PARAMETER["false_easting",0],PARAMETER["false_northing",0],"#,
    r#"UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],"#,
    r#"EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 "#,
    r#"+k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]</SRS>"#,
    "\n</PAMDataset>\n"
);

/// A world file: the width of a pixel, two rotations, the height of a pixel, counted northwards, and
/// the middle of the upper left pixel, east and north; in projected metres.
pub fn world_file(grid: PixelGrid) -> String {
    let (east, north) = grid.first();
    let lines = [grid.side(), 0.0, 0.0, -grid.side(), east, north];
    lines.iter().map(|line| format!("{line:.10}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::Viewport;
    use kurbo::Rect;

    /// The world in a tile: its corners are those of EPSG:3857, 20,037,508.34 m from the origin.
    #[test]
    fn the_first_pixel_is_told_by_its_middle() {
        let tile = Viewport::of_world(256.0, Rect::new(0.0, 0.0, 256.0, 256.0));
        let text = world_file(tile.pixel_grid().expect("Web Mercator"));
        let wanted = "156543.0339280410\n0.0000000000\n0.0000000000\n-156543.0339280410\n\
                      -19959236.8258252";
        assert!(text.starts_with(wanted), "{text}");
        let lines: Vec<f64> = text.lines().map(|line| line.parse().unwrap()).collect();
        assert_eq!(lines.len(), 6);
        assert_eq!(lines[4], -lines[5]);
    }

    #[test]
    fn brackets_match() {
        for text in [WEB_MERCATOR_PRJ, WEB_MERCATOR_AUX_XML] {
            let count = |c| text.matches(c).count();
            assert_eq!(count('['), count(']'));
            assert_eq!(count('"') % 2, 0);
        }
    }
}

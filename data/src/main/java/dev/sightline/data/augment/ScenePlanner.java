package dev.sightline.data.augment;

/** Writes the choices of augmentations into a scene; mixtures of finished canvases have none to write. */
final class ScenePlanner implements AugmentationVisitor<Scene> {

    private final Scene scene;
    private final RunPosition at;
    private final String role;

    /**
     * @param role goes before the name that an augmentation's random numbers hang on
     */
    ScenePlanner(Scene scene, RunPosition at, String role) {
        this.scene = scene;
        this.at = at;
        this.role = role;
    }

    @Override
    public Scene crop(Crop crop) {
        scene.crop(crop, random(crop));
        return scene;
    }

    @Override
    public Scene canvasMap(CanvasMap map) {
        scene.map(map.map(scene.canvas(), random(map)));
        return scene;
    }

    @Override
    public Scene photometry(Photometry photometry) {
        scene.change(photometry, random(photometry));
        return scene;
    }

    @Override
    public Scene arrangement(Arrangement arrangement) {
        arrangement.arrange(scene, random(arrangement));
        return scene;
    }

    @Override
    public Scene blend(Blend blend) {
        return scene;
    }

    private RandomStream random(Augmentation augmentation) {
        return at.random(role + augmentation.name());
    }
}

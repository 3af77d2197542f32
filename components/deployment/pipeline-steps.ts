type Values = { readonly url: string; readonly project: string; readonly environment: string };

type PipelineStep = { readonly title: string; readonly text: (values: Values) => string };

/** Steps to paste. The digest comes from the build, and the API token from the pipeline's own secrets. */
export const PIPELINE_STEPS: readonly PipelineStep[] = [
  {
    title: "GitHub Actions",
    text: ({ url, project, environment }) => `- name: Deploy what was signed
  env:
    CAIRN_URL: ${url}
    CAIRN_PROJECT: ${project}
    CAIRN_TOKEN: \${{ secrets.CAIRN_TOKEN }}
  run: |
    curl -fsSLO "$CAIRN_URL/pipeline/cairn-deploy.sh"
    sh cairn-deploy.sh run --environment ${environment} \\
      --digest "\${{ steps.build.outputs.digest }}" -- ./deploy.sh`,
  },
  {
    title: "GitLab CI",
    text: ({ url, project, environment }) => `deploy:
  stage: deploy
  variables:
    CAIRN_URL: ${url}
    CAIRN_PROJECT: ${project}
  # CAIRN_TOKEN: a masked, protected variable of the project
  script:
    - curl -fsSLO "$CAIRN_URL/pipeline/cairn-deploy.sh"
    - sh cairn-deploy.sh run --environment ${environment} --digest "$IMAGE_DIGEST" -- ./deploy.sh`,
  },
  {
    title: "Any shell: ask only",
    text: ({ url, project, environment }) => `export CAIRN_URL=${url} CAIRN_PROJECT=${project}
curl -fsSLO "$CAIRN_URL/pipeline/cairn-deploy.sh"
sh cairn-deploy.sh ask --environment ${environment} --digest "$DIGEST"`,
  },
  {
    title: "curl alone",
    text: ({
      url,
      project,
      environment,
    }) => `curl -sS -H "Authorization: Bearer $CAIRN_TOKEN" -H "Content-Type: application/json" \\
  -d "{\\"environment\\":\\"${environment}\\",\\"digest\\":\\"$DIGEST\\"}" \\
  ${url}/api/v1/projects/${project}/deployments/token`,
  },
];

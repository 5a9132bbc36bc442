# docker build -t compliance . && docker run --rm -v "$PWD:/site:ro" compliance check content
FROM python:3.12-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY compliance compliance
COPY rules rules
RUN pip install --no-cache-dir --prefix=/install .

FROM python:3.12-slim
# git, for --changed-since; the site's files belong to somebody else than the user in here.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --create-home compliance
COPY --from=build /install /usr/local
USER compliance
WORKDIR /site
ENTRYPOINT ["compliance"]
CMD ["--help"]
